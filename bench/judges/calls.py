"""Makes calls to the emulator, and compares them with moto, with the API reference, and between boto3 and the AWS CLI."""
import json
import subprocess
import sys

import botocore
import moto_organization
from expectations import ERRORS, MEMBERS, SESSIONS
from judging import client, members, outcome, tell

url, path = sys.argv[1:]
with open(path, encoding="utf-8") as text:
    FILE = json.load(text)

MANAGEMENT = FILE["organization"]["managementAccountId"]
UNIT = FILE["units"][0]["id"]
MEMBER = next(one["id"] for one in FILE["accounts"]
              if one["id"] != MANAGEMENT and one.get("state", "ACTIVE") == "ACTIVE" and not one.get("faults"))
NAMES = {"management": MANAGEMENT, "root": FILE["organization"].get("rootId", "r-root"), "unit": UNIT,
         "member": MEMBER, "policy": "p-FullAWSAccess", "tagged": MEMBER,
         "nobody": "999999999999", "nowhere": "ou-none-nowhere1"}

CONTACT = {"Name": "Judge", "Title": "Judge", "EmailAddress": "judge@judges.example", "PhoneNumber": "+1 555 010 0199"}
SCP = {"Filter": "SERVICE_CONTROL_POLICY"}

# Calls that moto serves too. Names in braces are ids of either organization.
SHARED = [
    ("organizations", "DescribeOrganization", {}),
    ("organizations", "ListRoots", {}),
    ("organizations", "ListAccounts", {}),
    ("organizations", "DescribeAccount", {"AccountId": "{member}"}),
    ("organizations", "DescribeAccount", {"AccountId": "{nobody}"}),
    ("organizations", "ListParents", {"ChildId": "{member}"}),
    ("organizations", "ListParents", {"ChildId": "{unit}"}),
    ("organizations", "ListChildren", {"ParentId": "{root}", "ChildType": "ACCOUNT"}),
    ("organizations", "ListChildren", {"ParentId": "{root}", "ChildType": "ORGANIZATIONAL_UNIT"}),
    ("organizations", "ListChildren", {"ParentId": "{root}", "ChildType": "FOO"}),
    ("organizations", "ListChildren", {"ParentId": "{nowhere}", "ChildType": "ACCOUNT"}),
    ("organizations", "ListAccountsForParent", {"ParentId": "{root}"}),
    ("organizations", "ListOrganizationalUnitsForParent", {"ParentId": "{root}"}),
    ("organizations", "ListOrganizationalUnitsForParent", {"ParentId": "{nowhere}"}),
    ("organizations", "DescribeOrganizationalUnit", {"OrganizationalUnitId": "{unit}"}),
    ("organizations", "DescribeOrganizationalUnit", {"OrganizationalUnitId": "{nowhere}"}),
    ("organizations", "ListPolicies", SCP),
    ("organizations", "ListPolicies", {"Filter": "FOO"}),
    ("organizations", "ListPoliciesForTarget", {"TargetId": "{unit}", **SCP}),
    ("organizations", "ListPoliciesForTarget", {"TargetId": "{nobody}", **SCP}),
    ("organizations", "DescribePolicy", {"PolicyId": "{policy}"}),
    ("organizations", "DescribePolicy", {"PolicyId": "p-nothere99"}),
    ("organizations", "ListTargetsForPolicy", {"PolicyId": "{policy}"}),
    ("organizations", "ListTagsForResource", {"ResourceId": "{tagged}"}),
    ("organizations", "ListDelegatedAdministrators", {}),
    ("organizations", "ListDelegatedServicesForAccount", {"AccountId": "{unregistered}"}),
    ("organizations", "ListAWSServiceAccessForOrganization", {}),
    ("account", "PutAlternateContact", {"AccountId": "{member}", "AlternateContactType": "SECURITY", **CONTACT}),
    ("account", "GetAlternateContact", {"AccountId": "{member}", "AlternateContactType": "SECURITY"}),
    ("account", "DeleteAlternateContact", {"AccountId": "{member}", "AlternateContactType": "SECURITY"}),
    ("account", "GetAlternateContact", {"AccountId": "{member}", "AlternateContactType": "SECURITY"}),
    ("sts", "GetCallerIdentity", {}),
    ("iam", "GetAccountSummary", {}),
    ("iam", "GenerateCredentialReport", {}),
    ("iam", "ListVirtualMFADevices", {}),
    ("iam", "GetUser", {}),
    ("iam", "ListAccessKeys", {}),
    ("iam", "ListMFADevices", {}),
    ("iam", "GetLoginProfile", {"UserName": "nobody"}),
    ("iam", "ListSigningCertificates", {"UserName": "nobody"}),
    ("iam", "DeleteAccessKey", {"AccessKeyId": "AKIAAAAAAAAAAAAAAAAA", "UserName": "nobody"}),
    ("iam", "DeleteLoginProfile", {"UserName": "nobody"}),
]


def filled(parameters, names):
    return {name: value.format(**names) if isinstance(value, str) else value for name, value in parameters.items()}


def words(service, operation, parameters):
    return f"{service}:{operation}" + (f" {json.dumps(parameters)}" if parameters else "")


unregistered = next(one["id"] for one in FILE["accounts"] if one["id"] != MANAGEMENT and not any(
    one["id"] in ids for ids in FILE["organization"].get("delegatedAdministrators", {}).values()))
OURS = {**NAMES, "unregistered": unregistered}


def by_moto():
    """Status, error code and members, beside moto. A member that only the emulator has is in botocore's model."""
    with moto_organization.served() as (moto_url, theirs):
        for service, operation, parameters in SHARED:
            mine = outcome(client(service, url, MANAGEMENT), operation, filled(parameters, OURS))
            other = outcome(client(service, moto_url), operation, filled(parameters, theirs))
            asked = words(service, operation, parameters)
            name = f"{service}:{operation}"
            if (operation, mine[1]) in ERRORS and mine[:2] == ERRORS[operation, mine[1]]:
                tell(name, True, "API reference", f"{asked}: {mine[:2]}, where moto answers {other[:2]}")
                continue
            tell(f"{name} error", mine[:2] == other[:2], "moto", f"{asked}: {mine[:2]}, moto answers {other[:2]}")
            if mine[1] or other[1]:
                continue
            for member in sorted(members(other[2]) - members(mine[2]) - MEMBERS.get(operation, set())):
                tell(f"{name} {member}", False, "moto", f"{asked}: no {member}, which moto has")
            tell(f"{name} members", True, "moto", asked)


def by_reference():
    """Errors that the API reference or the service's model tells, of calls that need no other organization."""
    for service, operation, parameters, status, code in SESSIONS["administrator"]:
        mine = outcome(client(service, url, MANAGEMENT), operation, filled(parameters, OURS))
        tell(f"{service}:{operation} error", mine[:2] == (status, code), "API reference",
             f"{words(service, operation, parameters)}: {mine[:2]}, expected {(status, code)}")
    task = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
    assumed = client("sts", url, MANAGEMENT).assume_root(TargetPrincipal=MEMBER, TaskPolicyArn={"arn": task})
    keys = assumed["Credentials"]
    tell("sts:AssumeRoot Expiration", keys["Expiration"].microsecond == 0, "API reference", str(keys["Expiration"]))
    for member in ("SessionTokenSize", "SessionTokenUtilization"):
        tell(f"sts:AssumeRoot {member}", member in assumed, "API reference", f"{member} in {sorted(assumed)}")
    for token, name in ((keys["SessionToken"], "right"), (None, "no"), ("AAAA", "wrong")):
        for service, operation, parameters, status, code in SESSIONS["root session"][name]:
            mine = outcome(client(service, url, keys["AccessKeyId"], token), operation, filled(parameters, OURS))
            tell(f"{service}:{operation} {name} token", mine[:2] == (status, code), "API reference",
                 f"{words(service, operation, parameters)} with {name} token: {mine[:2]}, expected {(status, code)}")


def option(name):
    return "--" + botocore.xform_name(name, "-")


def by_command_line():
    """The AWS CLI, with the printed environment, answers what boto3 answers. It turns the pages by itself."""
    for service, operation, parameters in SHARED:
        if operation in ("PutAlternateContact", "DeleteAlternateContact", "GenerateCredentialReport"):
            continue
        given = filled(parameters, OURS)
        _, code, answer = outcome(client(service, url), operation, given)
        said = [word for name, value in given.items() for word in (option(name), value)]
        done = subprocess.run(["aws", service, botocore.xform_name(operation, "-"), *said, "--output", "json"],
                              capture_output=True, text=True, check=False)
        asked = words(service, operation, parameters)
        if code:
            tell(f"{service}:{operation} aws-cli", code in done.stderr, "AWS CLI", f"{asked}: {done.stderr.strip()}")
        else:
            told = members(json.loads(done.stdout)) if done.returncode == 0 and done.stdout else set()
            agrees = done.returncode == 0 and members(answer) - told <= {"IsTruncated", "NextToken"}
            tell(f"{service}:{operation} aws-cli", agrees, "AWS CLI", f"{asked}: {done.stderr.strip() or 'answered'}")


by_moto()
by_reference()
by_command_line()
