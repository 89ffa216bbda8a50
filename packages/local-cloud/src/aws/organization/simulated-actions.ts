/** Every action that the simulation checks against policies, by the service's prefix in policies. */
const byService: Readonly<Record<string, string>> = {
  account: `DeleteAlternateContact GetAccountInformation GetAlternateContact GetContactInformation GetPrimaryEmail
    PutAlternateContact PutContactInformation`,
  cloudtrail: 'DescribeTrails GetEventSelectors GetTrail GetTrailStatus',
  dynamodb: `BatchGetItem BatchWriteItem CreateTable DeleteItem DeleteTable DescribeTable DescribeTimeToLive GetItem
    ListTables PutItem Query Scan UpdateItem`,
  iam: `CreateAccessKey CreateLoginProfile DeactivateMFADevice DeleteAccessKey DeleteLoginProfile
    DeleteSigningCertificate DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions
    EnableMFADevice EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions
    GenerateCredentialReport GetAccessKeyLastUsed GetAccountAuthorizationDetails GetAccountSummary GetCredentialReport GetLoginProfile GetMFADevice
    GetUser ListAccessKeys ListMFADevices ListOrganizationsFeatures ListSigningCertificates ListVirtualMFADevices
    UpdateAccessKey UpdateLoginProfile UpdateSigningCertificate UploadSigningCertificate`,
  lambda: 'InvokeFunction',
  organizations: `DescribeAccount DescribeOrganization DescribeOrganizationalUnit DescribePolicy
    ListAWSServiceAccessForOrganization ListAccounts ListAccountsForParent ListChildren ListDelegatedAdministrators
    ListDelegatedServicesForAccount ListOrganizationalUnitsForParent ListParents ListPolicies ListPoliciesForTarget
    ListRoots ListTagsForResource ListTargetsForPolicy`,
  s3: 'DeleteObject GetEncryptionConfiguration GetObject ListBucket PutObject',
  ses: 'GetAccount GetEmailIdentity ListEmailIdentities SendEmail SendRawEmail',
  ssm: 'GetParameter',
  states: 'DescribeExecution SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution StopExecution',
  sts: 'AssumeRole AssumeRoot',
};

/** Like `iam:ListAccessKeys`. */
export const simulatedActions: readonly string[] = Object.entries(byService).flatMap(([prefix, names]) =>
  names.split(/\s+/).map((name) => `${prefix}:${name}`),
);
