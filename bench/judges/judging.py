"""What the judging scripts share."""
import json
import os

import boto3
import botocore
from botocore.config import Config


def client(service, url, key="any", token=None, retries="standard", attempts=1):
    """A client of boto3 that sends what it is given, without checking it first."""
    config = Config(retries={"mode": retries, "total_max_attempts": attempts}, parameter_validation=False)
    return boto3.client(service, endpoint_url=url, region_name="us-east-1", aws_access_key_id=key,
                        aws_secret_access_key="any", aws_session_token=token, config=config)


def outcome(connection, operation, parameters):
    """Status, error code (None for success) and answer of a call."""
    method = getattr(connection, botocore.xform_name(operation))
    try:
        answer = method(**parameters)
        return answer.pop("ResponseMetadata")["HTTPStatusCode"], None, answer
    except botocore.exceptions.ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"], {}


def members(value, path=""):
    """The paths of all members of an answer, like `Accounts[].Id`. Names in maps are values, not members."""
    if isinstance(value, list):
        return set().union(*(members(item, f"{path}[]") for item in value)) if value else set()
    if not isinstance(value, dict):
        return {path}
    inner = (members(item, f"{path}.{name}" if path else name) for name, item in value.items())
    return set().union({path} if path else set(), *inner)


def tell(key, agrees, by, text):
    """Adds one comparison to the file that run.py reads."""
    with open(os.environ["JUDGE_FOUND"], "a", encoding="utf-8") as file:
        file.write(json.dumps({"key": key, "agrees": bool(agrees), "by": by, "text": text}) + "\n")
