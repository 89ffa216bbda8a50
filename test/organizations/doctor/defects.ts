import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountFile, OrganizationFile } from '@rootward/local-cloud';

/**
 * The file of a small organization that `rootward doctor` finds nothing wrong with from the management account, for
 * `rootward emulate`.
 */
export const healthyFile = join(__dirname, 'healthy.json');

/** The sender that SES has verified in the healthy organization. */
export const sender = 'Rootward <rootward@cove.example>';

export const management = '110000000001';
/** A member account; no account is a delegated administrator in the healthy organization. */
export const security = '120000000002';
/** Credentials in that account, from which nothing can be done. */
export const securityKey = 'AKIASECURITYSECURITY';
const prod = 'ou-c0ve-prodprod';
const sandbox = 'ou-c0ve-sandboxs';

type Environment = NonNullable<OrganizationFile['environment']>;
type Policies = NonNullable<OrganizationFile['policies']>;
type Change = (file: OrganizationFile) => Partial<OrganizationFile>;

const host =
  (more: Partial<OrganizationFile['organization']>): Change =>
  ({ organization }) => ({ organization: { ...organization, ...more } });

const around =
  (more: Environment): Change =>
  ({ environment }) => ({ environment: { ...environment, ...more } });

const trail = (more: Partial<NonNullable<Environment['trails']>[number]>): Change =>
  around({ trails: [{ name: 'organization', ...more }] });

const inManagement =
  (more: Partial<AccountFile>): Change =>
  ({ accounts }) => ({
    accounts: accounts.map((account) => (account.id === management ? { ...account, ...more } : account)),
  });

const document = (...statements: readonly object[]): Record<string, unknown> => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** Puts a policy in place of the one of that id, or beside the others. */
const policy =
  (put: Policies[number]): Change =>
  ({ policies = [] }) => ({ policies: [...policies.filter(({ id }) => id !== put.id), put] });

const denyRoot = {
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } },
};
const europeOnly = {
  Effect: 'Deny',
  NotAction: ['support:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
};
const mayAssumeRoot = document({ Effect: 'Allow', Action: 'sts:AssumeRoot', Resource: 'arn:aws:iam::*:root' });

/** What makes each defect out of the healthy organization, by the defect's name. */
const changes = {
  'consolidated-billing': host({ featureSet: 'CONSOLIDATED_BILLING' }),
  'no-trusted-access-for-account-management': host({
    trustedAccess: ['iam.amazonaws.com', 'cloudtrail.amazonaws.com'],
  }),
  'no-trusted-access-for-iam': host({ trustedAccess: ['account.amazonaws.com', 'cloudtrail.amazonaws.com'] }),
  'no-root-credentials-management': host({ rootFeatures: ['RootSessions'] }),
  'accounts-administered-elsewhere': host({ delegatedAdministrators: { 'account.amazonaws.com': [security] } }),
  'root-administered-elsewhere': host({ delegatedAdministrators: { 'iam.amazonaws.com': [security] } }),
  'root-denied-without-exemption': policy({
    id: 'p-denyroot1',
    name: 'DenyRoot',
    targets: [prod],
    content: document({ Sid: 'DenyRoot', ...denyRoot }),
  }),
  'regions-denied-with-global-services': policy({
    id: 'p-regions11',
    name: 'Regions',
    targets: [prod],
    content: document({ Sid: 'EuropeOnly', ...europeOnly }),
  }),
  'control-tower-denies-root': policy({
    id: 'p-guardra11',
    name: 'aws-guardrails-CoVeNo',
    targets: [sandbox],
    content: document({ Sid: 'GRRESTRICTROOTUSER', ...denyRoot }),
  }),
  'control-tower-at-home-elsewhere': around({
    trails: [{ name: 'aws-controltower-BaselineCloudTrail', homeRegion: 'eu-west-1' }],
  }),
  'sign-in-denied-by-resource-control-policy': policy({
    id: 'p-signin111',
    name: 'NoRootSignIn',
    type: 'RESOURCE_CONTROL_POLICY',
    targets: [prod],
    content: document({ Effect: 'Deny', Principal: '*', Action: 'signin:Authenticate', Resource: '*' }),
  }),
  'not-bootstrapped': around({ bootstrapped: false }),
  'bootstrapped-in-another-region': around({ bootstrapped: [{ region: 'eu-west-1' }] }),
  'bootstrapped-long-ago': around({ bootstrapped: [{ region: 'us-east-1', version: 5 }] }),
  'bootstrapped-with-a-customer-key': around({ bootstrapped: [{ region: 'us-east-1', key: 'customer' }] }),
  'mail-in-the-sandbox': around({ sesSandbox: true }),
  'mail-in-another-region': around({ sesRegions: ['eu-west-1'] }),
  'sending-paused': around({ sesSending: false, sesEnforcementStatus: 'SHUTDOWN' }),
  'sender-unknown': around({ sesIdentities: [] }),
  'sender-unverified': around({ sesIdentities: [], sesUnverified: ['cove.example'] }),
  'default-configuration-set': around({ sesConfigurationSet: 'marketing' }),
  'no-trail': around({ trails: [] }),
  'trail-stopped': trail({ logging: false }),
  'trail-without-management-events': trail({ managementEvents: 'none' }),
  'trail-of-reads-alone': trail({ managementEvents: 'ReadOnly' }),
  'trail-of-another-region-alone': trail({ homeRegion: 'eu-west-1', multiRegion: false }),
  'a-role-may-assume-root': inManagement({
    roles: [{ name: 'Vending', trusts: [security], policies: [mayAssumeRoot] }],
  }),
  'a-user-may-assume-root-by-its-group': inManagement({
    users: [{ name: 'ann', groups: ['builders'] }],
    groups: [{ name: 'builders', attached: ['PowerUserAccess'] }],
  }),
} as const satisfies Readonly<Record<string, Change>>;

export type Defect = keyof typeof changes;

/** The defects that can be seeded, by name. */
export const defects = Object.keys(changes) as readonly Defect[];

/** The healthy organization, but for one defect. */
export function organizationWith(defect?: Defect): OrganizationFile {
  const healthy = JSON.parse(readFileSync(healthyFile, 'utf8')) as OrganizationFile;
  return defect === undefined ? healthy : { ...healthy, ...changes[defect](healthy) };
}
