import { accountOfEvent, maxObservations, type Observation, settle } from '../../../lib/domain/runs/onboarding';

const management = '100000000001';
const member = '300000000003';

const event = (source: string, eventName: string, rest: object) => ({
  source,
  detail: { eventName, recipientAccountId: management, userIdentity: { accountId: management }, ...rest },
});
const created = (status: object) =>
  event('aws.organizations', 'CreateAccountResult', {
    requestParameters: null,
    responseElements: null,
    serviceEventDetails: { createAccountStatus: { id: 'car-1', accountName: '****', ...status } },
  });
const enrolled = (eventName: string, key: string, state: string, accountId = member) =>
  event('aws.controltower', eventName, {
    serviceEventDetails: {
      [key]: {
        state,
        account: { accountName: 'x', accountId },
        organizationalUnit: { organizationalUnitId: 'ou-1' },
      },
    },
  });
const joined = (rest: object) => event('aws.organizations', 'AccountJoinedOrganization', rest);

test.each([
  ['CreateAccountResult', created({ state: 'SUCCEEDED', accountId: member })],
  ['CreateManagedAccount', enrolled('CreateManagedAccount', 'createManagedAccountStatus', 'SUCCEEDED')],
  ['UpdateManagedAccount', enrolled('UpdateManagedAccount', 'updateManagedAccountStatus', 'SUCCEEDED')],
  [
    'CreateManagedAccount that left an account',
    enrolled('CreateManagedAccount', 'createManagedAccountStatus', 'FAILED'),
  ],
  ['UpdateManagedAccount that failed', enrolled('UpdateManagedAccount', 'updateManagedAccountStatus', 'FAILED')],
  [
    'CreateManagedAccount in a state that nobody has heard of',
    enrolled('CreateManagedAccount', 'createManagedAccountStatus', 'PARTIALLY_SUCCEEDED'),
  ],
  [
    'CreateAccountResult of a pair with GovCloud',
    created({ state: 'SUCCEEDED', accountId: member, govCloudAccountId: '900000000009' }),
  ],
  ['AccountJoinedOrganization, id at the top of the details', joined({ serviceEventDetails: { accountId: member } })],
  [
    'AccountJoinedOrganization, id in a status beside the management account',
    joined({
      serviceEventDetails: {
        managementAccount: { id: management },
        joined: { accountId: member, joinedMethod: 'INVITED' },
      },
    }),
  ],
  ['AccountJoinedOrganization, id of an account', joined({ serviceEventDetails: { account: { id: member } } })],
  ['AccountJoinedOrganization, id in a list', joined({ serviceEventDetails: { accounts: [{ accountId: member }] } })],
  ['AccountJoinedOrganization, id in the answer', joined({ responseElements: { account: member } })],
  [
    'AccountJoinedOrganization, id in the request',
    joined({ responseElements: null, requestParameters: { accountId: member } }),
  ],
])('%s names the new account', (_, membershipEvent) => {
  expect(accountOfEvent(membershipEvent)).toBe(member);
});

test.each([
  ['a failed creation', created({ state: 'FAILED', failureReason: 'EMAIL_ALREADY_EXISTS' })],
  ['a failed creation with an id', created({ state: 'FAILED', accountId: member })],
  ['a creation whose id is no id', created({ state: 'SUCCEEDED', accountId: '123' })],
  [
    'a failed creation by Control Tower without an account',
    enrolled('CreateManagedAccount', 'createManagedAccountStatus', 'FAILED', 'Not Available'),
  ],
  [
    'a failed enrolment without an account',
    enrolled('UpdateManagedAccount', 'updateManagedAccountStatus', 'FAILED', ''),
  ],
  [
    'a move between units',
    event('aws.organizations', 'MoveAccount', { requestParameters: { accountId: member, sourceParentId: 'r-1' } }),
  ],
  ['a status under the other name', enrolled('CreateManagedAccount', 'updateManagedAccountStatus', 'SUCCEEDED')],
  ['an account that joined without an id', joined({ serviceEventDetails: { joinedMethod: 'Created' } })],
  [
    'an account that joined, with the management account only',
    joined({ serviceEventDetails: { accountId: management } }),
  ],
  ['an id too deep to be meant', joined({ serviceEventDetails: { a: { b: { c: { d: { accountId: member } } } } } })],
  [
    'an account that left',
    event('aws.organizations', 'AccountDepartedOrganization', { serviceEventDetails: { accountId: member } }),
  ],
  ['another source', { ...created({ state: 'SUCCEEDED', accountId: member }), source: 'aws.account' }],
  ['no name', { source: 'aws.organizations', detail: { serviceEventDetails: { accountId: member } } }],
])('%s names none', (_, otherEvent) => {
  expect(accountOfEvent(otherEvent)).toBeUndefined();
});

const at = (minutes: number): string => new Date(Date.UTC(2027, 0, 1, 0, minutes)).toISOString();
const inUnit = (unit: string, state: 'ACTIVE' | 'PENDING_ACTIVATION' | 'CLOSED' = 'ACTIVE') => ({
  state,
  path: ['r-corp', unit],
});
const seen = (unit: string, minutes: number, count: number): Observation => ({ unit, since: at(minutes), count });

test.each([
  [
    'seen for the first time',
    undefined,
    inUnit('ou-a'),
    0,
    { kind: 'wait', seconds: 900, observation: seen('ou-a', 0, 1) },
  ],
  [
    'still there too early',
    seen('ou-a', 0, 1),
    inUnit('ou-a'),
    10,
    { kind: 'wait', seconds: 300, observation: seen('ou-a', 0, 2) },
  ],
  ['still there in time', seen('ou-a', 0, 1), inUnit('ou-a'), 15, { kind: 'settled' }],
  [
    'moved in the meantime',
    seen('ou-a', 0, 1),
    inUnit('ou-b'),
    15,
    { kind: 'wait', seconds: 900, observation: seen('ou-b', 15, 2) },
  ],
  ['not listed', undefined, undefined, 0, { kind: 'wait', seconds: 900, observation: seen('', 0, 1) }],
  ['still not listed', seen('', 0, 1), undefined, 15, { kind: 'wait', seconds: 900, observation: seen('', 0, 2) }],
  [
    'listed at last',
    seen('', 0, 2),
    inUnit('ou-a'),
    30,
    { kind: 'wait', seconds: 900, observation: seen('ou-a', 30, 3) },
  ],
  [
    'not activated',
    seen('ou-a', 0, 1),
    inUnit('ou-a', 'PENDING_ACTIVATION'),
    15,
    { kind: 'wait', seconds: 900, observation: seen('ou-a', 0, 2) },
  ],
  ['activated where it was created', seen('ou-a', 0, 2), inUnit('ou-a'), 30, { kind: 'settled' }],
  ['closed where it was created', seen('ou-a', 0, 2), inUnit('ou-a', 'CLOSED'), 30, { kind: 'settled' }],
])('with 15 minutes to settle, an account %s', (_, observation, account, minutes, expected) => {
  expect(settle({ observation, account, settleMinutes: 15, now: at(minutes) })).toEqual(expected);
});

test('with 0 minutes an account settles at once, but is waited for by the minute until it is there', () => {
  expect(settle({ account: inUnit('ou-a'), settleMinutes: 0, now: at(0) })).toEqual({ kind: 'settled' });
  expect(settle({ account: undefined, settleMinutes: 0, now: at(0) })).toEqual({
    kind: 'wait',
    seconds: 60,
    observation: seen('', 0, 1),
  });
});

test.each([
  [undefined, 'The new account is still not listed after 32 looks at it.'],
  [inUnit('ou-a', 'PENDING_ACTIVATION'), 'The new account is still not activated after 32 looks at it.'],
  [inUnit('ou-b'), 'The new account still moves from unit to unit after 32 looks at it.'],
])('gives up an account that does not settle, and says why', (account, detail) => {
  const observation = seen('ou-a', 0, maxObservations);
  expect(settle({ observation, account, settleMinutes: 15, now: at(15) })).toEqual({ kind: 'given-up', detail });
});

test('an account that settles at the last look has settled', () => {
  const observation = seen('ou-a', 0, maxObservations);
  expect(settle({ observation, account: inUnit('ou-a'), settleMinutes: 15, now: at(15) })).toEqual({ kind: 'settled' });
});

test('an account that keeps moving is waited for 32 times', () => {
  let observation: Observation | undefined;
  let waits = 0;
  for (;;) {
    const step = settle({ observation, account: inUnit(`ou-${waits}`), settleMinutes: 15, now: at(15 * waits) });
    if (step.kind !== 'wait') break;
    ({ observation } = step);
    waits += 1;
  }
  expect(waits).toBe(32);
});
