import { Credentials } from '../../../src/aws/credentials';
import { stsService } from '../../../src/aws/services/sts';
import type { Caller, Service } from '../../../src/aws/service';
import {
  delegate,
  management,
  member,
  neighbour,
  organization,
  type Overrides,
} from '../organization/organization-builder';
import { callOf, failureOf, perform, roleIn, rootSession } from './perform';
import { VirtualClock } from '../../../src/clock/clock';

const start = Date.parse('2026-11-02T06:00:00Z');
const clock = new VirtualClock(start);
const credentials = new Credentials(clock, management);
const service = (overrides?: Overrides): Service => stsService(organization(overrides), clock, credentials);

const task = (name: string): object => ({ TaskPolicyArn: { arn: `arn:aws:iam::aws:policy/root-task/${name}` } });
const audit = { TargetPrincipal: member, ...task('IAMAuditRootUserCredentials') };

test.each([
  ['its id, for the longest time', { TargetPrincipal: member }, 900],
  [
    'the ARN of its root user, for a minute',
    { TargetPrincipal: `arn:aws:iam::${member}:root`, DurationSeconds: 60 },
    60,
  ],
])('a root session is asked for by %s', (_, input, seconds) => {
  const { Credentials: issued } = perform(service(), 'AssumeRoot', {
    caller: roleIn(delegate),
    input: { ...audit, ...input },
  }) as { Credentials: { AccessKeyId: string; SessionToken: string; Expiration: Date } };
  expect(issued.Expiration).toEqual(new Date(start + seconds * 1000));
  expect(credentials.resolve(issued.AccessKeyId, issued.SessionToken)).toEqual({
    ...rootSession(member, 'IAMAuditRootUserCredentials'),
    expiresAt: start + seconds * 1000,
  });
});

const manager = roleIn(management);

test.each<[string, Overrides, Caller, object]>([
  ['a member asks', {}, roleIn(neighbour), {}],
  ['a root session asks', {}, rootSession(member, 'IAMAuditRootUserCredentials'), {}],
  ['it is the management account’s', {}, manager, { TargetPrincipal: management }],
  ['the account is not of the organization', {}, manager, { TargetPrincipal: '999999999999' }],
  ['the account is suspended', { member: { state: 'SUSPENDED' } }, manager, {}],
  ['the account is not active yet', { member: { state: 'PENDING_ACTIVATION' } }, manager, {}],
  ['trusted access is off', { organization: { trustedAccess: ['account.amazonaws.com'] } }, manager, {}],
  ['the feature for credentials is off', { organization: { rootFeatures: ['RootSessions'] } }, manager, {}],
  [
    'the feature for sessions is off',
    { organization: { rootFeatures: ['RootCredentialsManagement'] } },
    manager,
    task('S3UnlockBucketPolicy'),
  ],
  ['the organization has not all features', { organization: { featureSet: 'CONSOLIDATED_BILLING' } }, manager, {}],
])('a root session is denied when %s', (_, overrides, caller, change) => {
  const input: { TargetPrincipal: string } = { ...audit, ...change };
  expect(failureOf(service(overrides), 'AssumeRoot', { caller, input: { ...input } })).toEqual({
    code: 'AccessDenied',
    message: `User: ${caller.arn} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${input.TargetPrincipal}:root`,
  });
});

test.each([
  ['a target that is a user', { TargetPrincipal: `arn:aws:iam::${member}:user/x` }, 'valid target principal'],
  ['a target that is half an ARN', { TargetPrincipal: `${member}:root` }, 'valid target principal'],
  ['no task', { TaskPolicyArn: undefined }, "Value null at 'taskPolicyArn'"],
  ['a task that there is not', task('Everything'), 'valid AWS managed task policy ARN'],
  ['another managed policy', { TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } }, 'task policy ARN'],
  ['more than fifteen minutes', { DurationSeconds: 901 }, 'less than or equal to 900'],
  ['less than no time', { DurationSeconds: -1 }, 'greater than or equal to 0'],
])('%s is not valid', (_, change, words) => {
  expect(failureOf(service(), 'AssumeRoot', { caller: manager, input: { ...audit, ...change } })).toEqual({
    code: 'ValidationError',
    message: expect.stringContaining(words) as string,
  });
});

test('everybody is told who they are', () => {
  const who = (caller: Caller): unknown => perform(service(), 'GetCallerIdentity', { caller });
  expect(who(roleIn(member))).toEqual({
    Account: member,
    Arn: `arn:aws:sts::${member}:assumed-role/rootward/session`,
    UserId: expect.stringMatching(/^AROA\w{17}:session$/) as string,
  });
  expect(who(rootSession(member, 'S3UnlockBucketPolicy'))).toEqual({
    Account: member,
    Arn: `arn:aws:iam::${member}:root`,
    UserId: member,
  });
});

test('asking for a root session needs permission on the root user, for the task', () => {
  const sts = service();
  const call = callOf(sts, 'AssumeRoot', { caller: manager, input: audit });
  expect({ needs: sts.needs(call), target: sts.target(call) }).toEqual({
    needs: [
      {
        action: 'sts:AssumeRoot',
        resource: `arn:aws:iam::${member}:root`,
        context: expect.objectContaining({
          'sts:taskpolicyarn': 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
        }) as object,
      },
    ],
    target: member,
  });
  const whoAmI = callOf(sts, 'GetCallerIdentity', { caller: manager });
  expect({ needs: sts.needs(whoAmI), target: sts.target(whoAmI) }).toEqual({ needs: [], target: management });
});
