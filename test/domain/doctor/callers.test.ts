import { known } from '../../../lib/domain/fact';
import type { Principal } from '../../../lib/domain/doctor/facts';
import { ailing, allowing, management, orders, principal } from './support';

const found = (more: Partial<Principal>) =>
  ailing({ principals: known([principal('Somebody', more)]) }).filter(({ id }) => id === 'root-session-callers');
const assume = allowing('sts:AssumeRoot');
const deny = (more: object = {}): string =>
  JSON.stringify({ Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRoot', Resource: '*', ...more }] });

test.each<[string, Partial<Principal>, false | 'yes' | 'under conditions']>([
  ['nothing', { policies: [] }, false],
  ['sts:AssumeRoot', { policies: [assume] }, 'yes'],
  ['all of sts', { policies: [allowing('sts:*')] }, 'yes'],
  [
    'everything but IAM, as PowerUserAccess does',
    {
      policies: [
        JSON.stringify({
          Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' }],
        }),
      ],
    },
    'yes',
  ],
  ['sts:AssumeRole alone', { policies: [allowing('sts:AssumeRole')] }, false],
  ['one member', { policies: [allowing('sts:AssumeRoot', { Resource: `arn:aws:iam::${orders.id}:root` })] }, 'yes'],
  [
    'no member of the organization',
    { policies: [allowing('sts:AssumeRoot', { Resource: 'arn:aws:iam::999999999999:root' })] },
    false,
  ],
  [
    'one task',
    {
      policies: [
        allowing('sts:AssumeRoot', {
          Condition: {
            StringEquals: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' },
          },
        }),
      ],
    },
    'yes',
  ],
  [
    'it with MFA',
    { policies: [allowing('sts:AssumeRoot', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })] },
    'under conditions',
  ],
  [
    'it by its tag',
    {
      tags: { team: 'root' },
      policies: [allowing('sts:*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'root' } } })],
    },
    'yes',
  ],
  ['it by a policy that cannot be parsed', { policies: ['{}'] }, 'under conditions'],
  ['it, and a policy denies it', { policies: [assume, deny()] }, false],
  [
    'it, and a policy denies it without MFA',
    { policies: [assume, deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })] },
    'yes',
  ],
  ['it, and its boundary does not', { policies: [assume], boundary: allowing('s3:*') }, false],
  ['it, and its boundary does', { policies: [assume], boundary: allowing('sts:*') }, 'yes'],
  ['nothing, and its boundary everything', { policies: [], boundary: allowing('*') }, false],
])('a role whose policies allow %s', (_, more, may) => {
  const words = { yes: '', 'under conditions': ' (under conditions)' };
  expect(found(more).map(({ state, found: told }) => ({ state, told }))).toEqual(
    may === false ? [] : [{ state: 'surprise', told: `role Somebody${words[may]} may take root sessions.` }],
  );
});

test('administrators are counted and make no surprise: they can give themselves everything', () => {
  expect(found({ policies: [allowing('*')] })).toEqual([]);
  const both = ailing({
    principals: known([
      principal('Admin', { policies: [allowing('*')] }),
      principal('ci', { kind: 'user', arn: `arn:aws:iam::${management}:user/ci`, policies: [assume] }),
    ]),
  });
  expect(both.map(({ found: words, mend }) => ({ words, mend }))).toEqual([
    {
      words: 'user ci may take root sessions. 1 administrator may as well: Admin.',
      mend: ['aws iam list-attached-user-policies --user-name ci'],
    },
  ]);
});

test('service-linked roles and Rootward’s own are set apart, and nobody who only has such a name', () => {
  const rows: readonly (readonly [string, Partial<Principal>, number])[] = [
    ['AWSServiceRoleForX', { path: '/aws-service-role/x.amazonaws.com/' }, 0],
    ['Rootward-act', {}, 0],
    ['Rootward-other', {}, 1],
    ['Rootward-act', { path: '/elsewhere/' }, 1],
    ['Rootward-act', { kind: 'user' }, 1],
  ];
  for (const [name, more, expected] of rows)
    expect(ailing({ principals: known([principal(name, { policies: [assume], ...more })]) })).toHaveLength(expected);
});
