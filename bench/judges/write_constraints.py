"""Writes the constraints of the simulated operations' inputs, out of botocore's models (Apache-2.0).

The schemas in the AWS SDK for JavaScript have types and required members only. Usage, with botocore installed:
    python bench/judges/write_constraints.py packages/local-cloud/src/aws/wire/constraints.json
"""
import json
import sys

import botocore
import botocore.session

# What packages/local-cloud/README.md lists. DynamoDB's inputs are checked by dynalite, S3's by the service itself.
OPERATIONS = {
    "account": ("account", "DeleteAlternateContact GetAccountInformation GetAlternateContact GetContactInformation "
                "GetPrimaryEmail PutAlternateContact PutContactInformation"),
    "cloudtrail": ("cloudtrail", "DescribeTrails GetEventSelectors GetTrail GetTrailStatus"),
    "iam": ("iam", "CreateAccessKey CreateLoginProfile DeactivateMFADevice DeleteAccessKey DeleteLoginProfile "
            "DeleteSigningCertificate DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions "
            "EnableMFADevice EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions "
            "GenerateCredentialReport GetAccessKeyLastUsed GetAccountAuthorizationDetails GetAccountSummary "
            "GetCredentialReport GetLoginProfile "
            "GetMFADevice GetUser ListAccessKeys ListMFADevices ListOrganizationsFeatures ListSigningCertificates "
            "ListVirtualMFADevices UpdateAccessKey UpdateLoginProfile UpdateSigningCertificate "
            "UploadSigningCertificate"),
    "organizations": ("organizations", "DescribeAccount DescribeOrganization DescribeOrganizationalUnit DescribePolicy "
                      "ListAWSServiceAccessForOrganization ListAccounts ListAccountsForParent ListChildren "
                      "ListDelegatedAdministrators ListDelegatedServicesForAccount ListOrganizationalUnitsForParent "
                      "ListParents ListPolicies ListPoliciesForTarget ListRoots ListTagsForResource "
                      "ListTargetsForPolicy"),
    "sesv2": ("sesv2", "GetAccount GetEmailIdentity ListEmailIdentities SendEmail"),
    "sfn": ("stepfunctions", "DescribeExecution SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution "
            "StopExecution"),
    "ssm": ("ssm", "GetParameter"),
    "sts": ("sts", "AssumeRole AssumeRoot GetCallerIdentity"),
}

# Observed: AWS answers an unknown contact type with a denial of the operation, not with a validation error.
NOT_ENUMERATED = {("account", "AlternateContactType")}


def shape_of(shape, name, found):
    """The constraints of one shape, with the names of the shapes of its members. Adds those to `found`."""
    if shape.name in found:
        return shape.name
    kept = {key: shape.metadata[key] for key in ("min", "max", "pattern", "sensitive") if key in shape.metadata}
    if "enum" in shape.metadata and (name, shape.name) not in NOT_ENUMERATED:
        kept["enum"] = list(shape.metadata["enum"])
    found[shape.name] = kept
    if shape.type_name == "structure":
        kept["members"] = {member: shape_of(inner, name, found) for member, inner in shape.members.items()}
        if shape.required_members:
            kept["required"] = list(shape.required_members)
    if shape.type_name == "list":
        kept["item"] = shape_of(shape.member, name, found)
    if shape.type_name == "map":
        kept["key"] = shape_of(shape.key, name, found)
        kept["value"] = shape_of(shape.value, name, found)
    return shape.name


def main(path):
    session = botocore.session.get_session()
    services = {}
    for name, (botocore_name, operations) in OPERATIONS.items():
        model = session.get_service_model(botocore_name)
        inputs, shapes = {}, {}
        for operation in operations.split():
            shape = model.operation_model(operation).input_shape
            inputs[operation] = shape_of(shape, name, shapes) if shape else None
        services[name] = {"inputs": inputs, "shapes": shapes}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"source": f"botocore {botocore.__version__}, Apache-2.0", "services": services}, file, indent=1)
        file.write("\n")


main(sys.argv[1])
