import type { Account } from '../../../lib/domain/account';
import type { Check } from '../../../lib/domain/doctor/check';
import { examine } from '../../../lib/domain/doctor/examine';
import type { AttachedPolicy, DoctorFacts, MailFacts, PolicySet, Principal } from '../../../lib/domain/doctor/facts';
import { known, type Fact } from '../../../lib/domain/fact';
import type { Policy } from '../../../lib/domain/policy/schema';
import { parsePolicy } from '../../../lib/domain/policy/parse';

export const management = '111111111111';
const root = 'r-ab12';
export const prod = 'ou-ab12-prodprod';
export const labs = 'ou-ab12-labslabs';

const account = (id: string, name: string, ...units: readonly string[]): Account => ({
  id,
  name,
  email: `${name}@brook.example`,
  state: 'ACTIVE',
  path: [root, ...units],
  management: id === management,
});

export const orders = account('222222222222', 'orders', prod);
export const payments = account('333333333333', 'payments', prod);
export const scratch = account('444444444444', 'scratch', labs);
const accounts = [account(management, 'management'), orders, payments, scratch];

/** A policy as Organizations gives it. */
export const attached = (
  id: string,
  statements: unknown,
  targets: readonly string[],
  more: Partial<AttachedPolicy> = {},
): AttachedPolicy => ({
  id,
  name: `Policy ${id}`,
  awsManaged: false,
  content: known(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
  targets,
  ...more,
});

export const everywhere = [root, prod, labs, ...accounts.map(({ id }) => id)];
export const fullAccess = (targets: readonly string[] = everywhere): AttachedPolicy =>
  attached('p-FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' }, targets, {
    name: 'FullAWSAccess',
    awsManaged: true,
  });

/** Service control policies beside FullAWSAccess. */
export const scps = (...policies: readonly AttachedPolicy[]): Fact<PolicySet> =>
  known({ enabled: true, policies: [fullAccess(), ...policies] });

export const allowing = (action: unknown, more: object = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] });

export const principal = (name: string, more: Partial<Principal> = {}): Principal => ({
  arn: `arn:aws:iam::${management}:role/${name}`,
  kind: 'role',
  path: '/',
  name,
  tags: {},
  policies: [],
  ...more,
});

const principals = [
  principal('Rootward-inspect', { policies: [allowing('sts:AssumeRoot')] }),
  principal('AWSServiceRoleForSupport', {
    path: '/aws-service-role/support.amazonaws.com/',
    policies: [allowing('*')],
  }),
  principal('Reader', { policies: [allowing(['iam:Get*', 'iam:List*'])] }),
];

export const healthyMail: MailFacts = {
  sender: 'rootward@brook.example',
  account: known({ production: true, sending: true, enforcement: 'HEALTHY' }),
  identities: [
    { name: 'rootward@brook.example', identity: known('absent') },
    { name: 'brook.example', identity: known({ verified: true }) },
  ],
  recipients: [],
};

/** A policy with two approvers. */
export function policyWith(approvals: object = {}, run: object = {}): Policy {
  const parsed = parsePolicy(
    JSON.stringify({
      run,
      contacts: { mode: 'require' },
      approvals: {
        approvers: [
          { name: 'One', email: 'one@brook.example' },
          { name: 'Two', email: 'two@brook.example' },
        ],
        ...approvals,
      },
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.policy;
}

/** An organization in which everything is as it should be, looked at from the management account. */
export const healthy: DoctorFacts = {
  now: '2026-11-28T06:00:00.000Z',
  caller: { account: management, arn: `arn:aws:sts::${management}:assumed-role/Audit/alice` },
  partition: 'aws',
  firstRegion: 'us-east-1',
  region: 'us-east-1',
  organization: {
    id: 'o-brookbrook',
    host: management,
    management,
    featureSet: known('ALL'),
    trustedServices: known(['account.amazonaws.com', 'iam.amazonaws.com']),
    rootFeatures: known(['RootCredentialsManagement']),
    delegatedAdministrators: { 'account.amazonaws.com': known([]), 'iam.amazonaws.com': known([]) },
  },
  accounts: known(accounts),
  units: known([
    { id: prod, names: ['Workloads', 'Prod'] },
    { id: labs, names: ['Labs'] },
  ]),
  serviceControlPolicies: scps(),
  resourceControlPolicies: known({ enabled: false, policies: [] }),
  bootstrap: known(28),
  assetBucket: known({}),
  trails: known([
    {
      name: 'organization',
      homeRegion: 'eu-west-1',
      multiRegion: true,
      logging: known(true),
      writes: known(true),
    },
  ]),
  principals: known(principals),
  mail: healthyMail,
  policy: policyWith(),
};

/** The checks that are not ok, but for the one that always tells something. */
export const ailing = (facts: Partial<DoctorFacts>): readonly Check[] =>
  examine({ ...healthy, ...facts }).filter(({ id, state }) => state !== 'ok' && id !== 'root-events');

/** `id state reason subject` */
export const inShort = (checks: readonly Check[]): readonly string[] =>
  checks.map(({ id, state, reason, subject }) => [id, state, reason, subject].filter(Boolean).join(' '));
