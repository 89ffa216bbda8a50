"""Lists an organization that is larger than the quota allows at once, by boto3 and by the AWS CLI with its defaults."""
import json
import subprocess
import sys

from judging import client, tell

url, count = sys.argv[1], int(sys.argv[3])

for mode in ("legacy", "standard", "adaptive"):
    pages = client("organizations", url, retries=mode, attempts=10).get_paginator("list_accounts").paginate()
    try:
        listed = sum(len(page["Accounts"]) for page in pages)
    except Exception as error:  # pylint: disable=broad-except
        listed = str(error)
    tell(f"organizations:ListAccounts {mode}", listed == count, "boto3", f"{listed} of {count} accounts")

done = subprocess.run(["aws", "organizations", "list-accounts"], capture_output=True, text=True, check=False)
listed = len(json.loads(done.stdout)["Accounts"]) if done.returncode == 0 else done.stderr.strip()
tell("organizations:ListAccounts aws-cli", listed == count, "AWS CLI", f"{listed} of {count} accounts")
