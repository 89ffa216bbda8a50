import { assetBucketName, bootstrapParameter } from '../doctor/bootstrap';
import type { Ground, Permission } from './permission';

/** '*': the action has no resource type. */
const listPolicies = (): Permission => ({
  sid: 'ListPolicies',
  actions: ['organizations:ListPolicies'],
  resources: ['*'],
  why: 'lists the policies of the organization',
});

const readPolicies = ({ partition, managementAccount, organization }: Ground): Permission => ({
  sid: 'ReadPolicies',
  actions: ['organizations:DescribePolicy', 'organizations:ListTargetsForPolicy'],
  // Its own policies, and those of AWS, such as FullAWSAccess.
  resources: [
    `arn:${partition}:organizations::${managementAccount}:policy/${organization}/*`,
    `arn:${partition}:organizations::aws:policy/*`,
  ],
  why: 'reads what those policies deny, and where they are attached',
});

/** Of CDK's default bootstrap. Bucket ARNs have no Region and no account. */
const readBootstrap = ({ partition, managementAccount: account }: Ground, region: string): Permission => ({
  sid: 'ReadBootstrap',
  actions: ['ssm:GetParameter', 's3:GetEncryptionConfiguration'],
  resources: [
    `arn:${partition}:ssm:${region}:${account}:parameter${bootstrapParameter}`,
    `arn:${partition}:s3:::${assetBucketName(account, region)}`,
  ],
  why: 'reads the version of the CDK bootstrap, and the key of its bucket',
});

/** '*': the action has no resource type. */
const listTrails = (): Permission => ({
  sid: 'ListTrails',
  actions: ['cloudtrail:DescribeTrails'],
  resources: ['*'],
  why: 'lists the trails',
});

/** In any Region and account: trails of other Regions and of the organization count too. */
const readTrails = ({ partition }: Ground): Permission => ({
  sid: 'ReadTrails',
  actions: ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
  resources: [`arn:${partition}:cloudtrail:*:*:trail/*`],
  why: 'reads whether a trail is logging, and which events',
});

/** '*': the action has no resource type. */
const readCallers = (): Permission => ({
  sid: 'ReadCallers',
  actions: ['iam:GetAccountAuthorizationDetails'],
  resources: ['*'],
  why: 'reads which users and roles of the account may start root sessions',
});

const readMail = ({ partition, managementAccount: account }: Ground, region: string): readonly Permission[] => [
  {
    sid: 'ReadMailAccount',
    // '*': the action has no resource type.
    actions: ['ses:GetAccount'],
    resources: ['*'],
    why: 'reads whether SES sends mails to everybody',
  },
  {
    sid: 'ReadMailIdentities',
    actions: ['ses:GetEmailIdentity'],
    resources: [`arn:${partition}:ses:${region}:${account}:identity/*`],
    why: 'reads whether the sender is verified and, in the sandbox of SES, the approvers',
  },
];

interface Deployment {
  readonly region: string;
  /** True when a sender of mails was named. */
  readonly mails: boolean;
}

/** The policies of the organization, and what they deny. */
export const readOrganizationPolicies = (at: Ground): readonly Permission[] => [listPolicies(), readPolicies(at)];

/** What is to be read of the management account, where Rootward is deployed. */
export const readDeployment = (at: Ground, { region, mails }: Deployment): readonly Permission[] => [
  readBootstrap(at, region),
  listTrails(),
  readTrails(at),
  readCallers(),
  ...(mails ? readMail(at, region) : []),
];
