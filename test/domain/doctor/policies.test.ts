import type { AttachedPolicy } from '../../../lib/domain/doctor/facts';
import { known, unknown } from '../../../lib/domain/fact';
import {
  ailing,
  attached,
  everywhere,
  fullAccess,
  healthy,
  inShort,
  labs,
  orders,
  prod,
  scps,
  scratch,
} from './support';

const isRoot = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };
const denyRoot = { Sid: 'DenyRoot', Effect: 'Deny', Action: '*', Resource: '*', Condition: isRoot };
const exempting = { ...denyRoot, Condition: { ...isRoot, Null: { 'aws:AssumedRoot': 'true' } } };
const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } };
const regions = { Effect: 'Deny', NotAction: ['sts:*', 'support:*'], Resource: '*', Condition: elsewhere };
// https://docs.aws.amazon.com/controltower/latest/controlreference/strongly-recommended-controls.html
const guardrail = {
  Sid: 'GRRESTRICTROOTUSER',
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { ArnLike: { 'aws:PrincipalArn': ['arn:*:iam::*:root'] } },
};
const short = (...policies: readonly AttachedPolicy[]) =>
  inShort(ailing({ serviceControlPolicies: scps(...policies) }));

test.each([
  ['denies the root user', denyRoot, 'problem deny-root'],
  ['denies it and leaves sessions of AssumeRoot out', exempting, undefined],
  ['denies Regions, the first one among them', regions, 'problem region-deny'],
  ['denies Regions, and leaves global services out', { ...regions, NotAction: ['sts:*', 'iam:*'] }, undefined],
  [
    'denies Regions, and has the first one',
    { ...regions, Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
    undefined,
  ],
  ['is a control of Control Tower', guardrail, 'problem control-tower'],
  [
    'denies an action of the audit to everybody',
    { Effect: 'Deny', Action: 'iam:Get*', Resource: '*' },
    'problem other',
  ],
  ['denies deletions only', { Effect: 'Deny', Action: 'iam:DeleteAccessKey', Resource: '*' }, 'problem other'],
  [
    'leaves one account out',
    { ...denyRoot, Condition: { ...isRoot, StringNotEquals: { 'aws:PrincipalAccount': orders.id } } },
    'problem deny-root',
  ],
  [
    'depends on an address',
    { ...denyRoot, Condition: { ...isRoot, NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    'unknown unjudged',
  ],
  [
    'depends on MFA in a way that AWS does not say',
    { ...denyRoot, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } },
    'unknown unjudged',
  ],
  [
    'depends on a key that nobody knows',
    { ...denyRoot, Condition: { StringEquals: { 'aws:Novelty': 'x' } } },
    'unknown unjudged',
  ],
  [
    'has an operator that nobody knows',
    { ...denyRoot, Condition: { StringIsh: { 'aws:PrincipalArn': 'x' } } },
    'unknown unreadable',
  ],
  ['is about other services', { Effect: 'Deny', Action: 'ec2:*', Resource: '*' }, undefined],
])('a policy that %s', (_, statement, expected) => {
  expect(short(attached('p-onpolicy', [statement], [prod]))).toEqual(
    expected === undefined ? [] : [`root-session-policies ${expected} p-onpolicy`],
  );
});

test('a statement that cannot be judged hides no other of the same policy', () => {
  const unclear = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:UserAgent': 'x' } } };
  expect(short(attached('p-twotwotw', [unclear, denyRoot], [prod]))).toEqual([
    'root-session-policies problem deny-root p-twotwotw',
  ]);
});

test('a policy says where it is, how many accounts are below, and in which it denies what', () => {
  const [check] = ailing({ serviceControlPolicies: scps(attached('p-denyroot1', [denyRoot], [prod, scratch.id])) });
  expect(check?.found).toContain(
    `at unit Workloads/Prod (${prod}) with 2 member accounts, account scratch (${scratch.id})`,
  );
  expect(check?.found).toContain('(DenyRoot) in all 3 member accounts');
  expect(check?.found).toContain('audit of root users, deletion of root credentials');
  const [one] = ailing({ serviceControlPolicies: scps(attached('p-denyroot1', [denyRoot], [labs])) });
  expect(one?.found).toContain('in 1 of 3 member accounts (scratch)');
});

test('an allow-list that does not name what root sessions do is told with its place', () => {
  const list = attached(
    'p-allowlst',
    [{ Effect: 'Allow', Action: ['s3:*', 'iam:List*', 'iam:Delete*'], Resource: '*' }],
    [labs],
  );
  const found = ailing({
    serviceControlPolicies: known({
      enabled: true,
      policies: [fullAccess(everywhere.filter((target) => target !== labs)), list],
    }),
  });
  expect(inShort(found)).toEqual([`root-session-policies problem allow-list ${labs}`]);
  expect(found[0]?.found).toContain('Policy p-allowlst (p-allowlst)');
});

test('where FullAWSAccess was taken off and nothing was put there, it is told', () => {
  const policies = [
    fullAccess(everywhere.filter((target) => target !== prod)),
    attached('p-onlydeny', [exempting], [prod]),
  ];
  const found = ailing({ serviceControlPolicies: known({ enabled: true, policies }) });
  expect(inShort(found)).toEqual([`root-session-policies problem allow-list ${prod}`]);
  expect(found[0]?.mend).toEqual([`aws organizations attach-policy --policy-id p-FullAWSAccess --target-id ${prod}`]);
});

test.each([
  ['all of them', unknown('denied', 'denied.')],
  [
    'one of them',
    known({
      enabled: true,
      policies: [fullAccess(), attached('p-unreadab', [], [prod], { content: unknown('denied', 'denied.') })],
    }),
  ],
])('policies that could not be read, %s, make it unknown', (_, serviceControlPolicies) => {
  expect(ailing({ serviceControlPolicies }).map(({ id, state }) => ({ id, state }))).toEqual([
    { id: 'root-session-policies', state: 'unknown' },
  ]);
});

test('policies of a type that is not enabled limit nobody', () => {
  const serviceControlPolicies = known({ enabled: false, policies: [attached('p-denyroot1', [denyRoot], [prod])] });
  expect(ailing({ serviceControlPolicies })).toEqual([]);
});

/** The policies after the printed commands. */
function mended(policy: AttachedPolicy, commands: readonly string[]): AttachedPolicy {
  const content = /--content '(.*)'$/.exec(commands[0] ?? '')?.[1];
  if (content === undefined) throw new Error(`no content in ${commands.join()}`);
  return { ...policy, content: known(content.replaceAll(String.raw`'\''`, "'")) };
}

test.each([
  ['for the root user', [denyRoot]],
  ['of Regions', [regions]],
  [
    'with a condition on whether another key is there',
    [{ ...denyRoot, Condition: { ...isRoot, Null: { 'aws:SourceVpc': 'true' } } }],
  ],
  [
    'with an apostrophe',
    [{ ...denyRoot, Sid: undefined, Condition: { ArnLike: { 'aws:PrincipalArn': ['*', "arn:aws:iam::*:user/o'x"] } } }],
  ],
  ['among others', [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }, denyRoot, { ...regions, Sid: 'Two' }]],
])('the printed policy lets root sessions pass, and stops the root user as before: a Deny %s', (_, statements) => {
  const policy = attached('p-mending1', statements, [prod]);
  const [check] = ailing({ serviceControlPolicies: scps(policy) });
  const after = mended(policy, check?.mend ?? []);
  expect(ailing({ serviceControlPolicies: scps(after) })).toEqual([]);
  const kept = ({ content }: AttachedPolicy): unknown =>
    (JSON.parse(content.known ? content.value : '') as { Statement: object[] }).Statement.map((statement) => ({
      ...statement,
      Condition: undefined,
    }));
  expect(kept(after)).toEqual(kept(policy));
});

test('the printed allow-list allows what it lacked', () => {
  const list = attached('p-allowlst', [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }], [labs]);
  const others = fullAccess(everywhere.filter((target) => target !== labs));
  const [check] = ailing({ serviceControlPolicies: known({ enabled: true, policies: [others, list] }) });
  const after = mended(list, check?.mend ?? []);
  expect(ailing({ serviceControlPolicies: known({ enabled: true, policies: [others, after] }) })).toEqual([]);
});

test('a policy of Control Tower is mended there: its parameter is named, and no command is printed', () => {
  const policy = attached('p-guardra1', [guardrail], [prod], { name: 'aws-guardrails-AbCdEf' });
  const [check] = ailing({ serviceControlPolicies: scps(policy) });
  expect(check?.mend).toEqual([]);
  expect(check?.found).toContain('ExemptAssumeRoot = true');
});

describe('a host that is a member', () => {
  const here = {
    caller: { account: orders.id, arn: `arn:aws:iam::${orders.id}:role/Audit` },
    organization: { ...healthy.organization, host: orders.id },
  };
  const onHost = (policy: AttachedPolicy) =>
    ailing({ ...here, serviceControlPolicies: scps(policy) }).filter(({ id }) => id === 'host-policies');

  test.each([
    ['denies the contacts', { Effect: 'Deny', Action: 'account:*', Resource: '*' }, 'other'],
    ['denies root sessions', { Effect: 'Deny', Action: 'sts:AssumeRoot', Resource: '*' }, 'other'],
    [
      'denies Regions, Organizations among the services',
      { ...regions, NotAction: ['iam:*', 'sts:*', 'account:*'] },
      'region-deny',
    ],
  ])('is told of a policy that %s, and the printed one lets Rootward pass', (_, statement, reason) => {
    const policy = attached('p-onhost11', [statement], [prod]);
    const found = onHost(policy);
    expect(inShort(found)).toEqual([`host-policies problem ${reason} p-onhost11`]);
    expect(onHost(mended(policy, found[0]?.mend ?? []))).toEqual([]);
  });

  test('is not told of policies that mean the root user', () => {
    expect(onHost(attached('p-denyroot1', [denyRoot], [prod]))).toEqual([]);
  });
});
