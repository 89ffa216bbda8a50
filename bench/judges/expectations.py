"""What the API references and the services' models say, where moto says nothing or something else."""

# Errors of calls that moto answers in another way: (operation, code) -> (status, code).
ERRORS = {
    # API_ListPoliciesForTarget has no AccountNotFoundException.
    ("ListPoliciesForTarget", "TargetNotFoundException"): (400, "TargetNotFoundException"),
    # API_GetAlternateContact: HTTP Status Code 404.
    ("GetAlternateContact", "ResourceNotFoundException"): (404, "ResourceNotFoundException"),
}

# Members that moto has and the API reference has not.
MEMBERS = {}

TASK = "arn:aws:iam::aws:policy/root-task/"
INVALID = (400, "InvalidInputException")
REFUSED = (400, "ValidationException")

SESSIONS = {
    "administrator": [
        # Organizations: every client error is 400 (API reference, e.g. API_DescribeAccount), inputs by the model.
        ("organizations", "DescribeAccount", {"AccountId": "{nobody}"}, 400, "AccountNotFoundException"),
        ("organizations", "DescribeAccount", {"AccountId": "abc"}, *INVALID),
        ("organizations", "DescribeAccount", {}, *INVALID),
        ("organizations", "ListParents", {"ChildId": "zzz"}, *INVALID),
        ("organizations", "ListParents", {"ChildId": "{root}"}, *INVALID),
        ("organizations", "ListChildren", {"ParentId": "{root}", "ChildType": "FOO"}, *INVALID),
        ("organizations", "ListPolicies", {"Filter": "FOO"}, *INVALID),
        ("organizations", "ListAccounts", {"MaxResults": 21}, *INVALID),
        ("organizations", "ListAccounts", {"NextToken": "never-given"}, *INVALID),
        ("organizations", "ListDelegatedServicesForAccount", {"AccountId": "{unregistered}"}, 400,
         "AccountNotRegisteredException"),
        # Account Management.
        ("account", "GetAlternateContact", {}, *REFUSED),
        ("account", "GetAlternateContact", {"AlternateContactType": "SECURITY", "AccountId": "1"}, *REFUSED),
        ("account", "GetPrimaryEmail", {}, *REFUSED),
        ("account", "PutAlternateContact", {"AlternateContactType": "SECURITY", "Name": "N"}, *REFUSED),
        ("account", "GetAlternateContact", {"AlternateContactType": "FOO"}, 403, "AccessDeniedException"),
        ("account", "GetAlternateContact", {"AlternateContactType": "SECURITY", "AccountId": "{nobody}"}, 403,
         "AccessDeniedException"),
        # STS and IAM.
        ("sts", "AssumeRoot", {"TargetPrincipal": "{member}"}, 400, "ValidationError"),
        ("sts", "AssumeRoot", {"TargetPrincipal": "{management}", "TaskPolicyArn": {
            "arn": TASK + "IAMAuditRootUserCredentials"}}, 403, "AccessDenied"),
        ("iam", "GetAccessKeyLastUsed", {"AccessKeyId": "AKIAAAAAAAAAAAAAAAAA"}, 404, "NoSuchEntity"),
        ("iam", "DeleteAccessKey", {"AccessKeyId": "AKIA"}, 400, "ValidationError"),
    ],
    "root session": {
        "right": [
            ("iam", "GetAccountSummary", {}, 200, None),
            ("iam", "ListAccessKeys", {}, 200, None),
            ("iam", "ListMFADevices", {}, 200, None),
            ("iam", "ListSigningCertificates", {}, 200, None),
            ("iam", "GetUser", {}, 200, None),
            ("sts", "GetCallerIdentity", {}, 200, None),
            ("iam", "DeleteAccessKey", {"AccessKeyId": "AKIAAAAAAAAAAAAAAAAA"}, 403, "AccessDenied"),
            ("iam", "DeleteVirtualMFADevice", {"SerialNumber": "arn:aws:iam::{member}:mfa/x"}, 403, "AccessDenied"),
        ],
        "no": [("iam", "GetAccountSummary", {}, 403, "InvalidClientTokenId"),
               ("organizations", "ListRoots", {}, 400, "UnrecognizedClientException")],
        "wrong": [("iam", "GetAccountSummary", {}, 403, "InvalidClientTokenId"),
                  ("account", "GetContactInformation", {}, 403, "UnrecognizedClientException")],
    },
}
