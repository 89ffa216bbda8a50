import { startLaterEvents } from '../../../src/aws/organization/later-events';
import type { EventBridgeEvent } from '../../../src/aws/organization/create-account-result';
import type { LaterFile, OrganizationFile } from '../../../src/aws/organization-file';
import { VirtualClock } from '../../../src/clock/clock';
import { delegate, management, member, neighbour, organization, type Overrides } from './organization-builder';

const start = Date.parse('2026-11-02T06:00:00Z');
const hour = 3_600_000;

interface Story {
  readonly events: readonly EventBridgeEvent[];
  readonly file: OrganizationFile;
}

/** Runs the `later` events for some hours, and returns the events and the file after that. */
async function after(hours: number, later: LaterFile[], overrides: Overrides = {}): Promise<Story> {
  const simulated = organization({ ...overrides, file: { ...overrides.file, later } });
  const clock = new VirtualClock(start);
  const events: EventBridgeEvent[] = [];
  startLaterEvents(simulated, clock, { onEvent: (event) => events.push(event) });
  await clock.driveTo(start + hours * hour);
  return { events, file: simulated.toFile(clock.now()) };
}

const newcomer = { id: '500000000005', name: 'newcomer', email: 'aws+new@one.example' };

test('an account that is created appears in the file and on the event bus', async () => {
  const { events, file } = await after(2, [{ after: '90m', createAccount: newcomer }]);
  expect(file.later).toEqual([]);
  expect(file.accounts.at(-1)).toEqual({ ...newcomer, joinedAt: '2026-11-02T07:30:00Z' });
  expect(events).toEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/) as string,
      'detail-type': 'AWS Service Event via CloudTrail',
      source: 'aws.organizations',
      account: management,
      time: '2026-11-02T07:30:00Z',
      region: 'us-east-1',
      resources: [],
      detail: expect.objectContaining({
        eventSource: 'organizations.amazonaws.com',
        eventName: 'CreateAccountResult',
        eventType: 'AwsServiceEvent',
        serviceEventDetails: {
          createAccountStatus: {
            id: expect.stringMatching(/^car-[\da-f]{32}$/) as string,
            state: 'SUCCEEDED',
            accountName: '****',
            accountId: newcomer.id,
            requestedTimestamp: 'Nov 2, 2026 7:30:00 AM',
            completedTimestamp: 'Nov 2, 2026 7:30:00 AM',
          },
        },
      }) as object,
    },
  ]);
});

test('without a trail nobody hears of the new account', async () => {
  const { events, file } = await after(2, [{ after: '1h', createAccount: newcomer }], {
    file: { environment: { trail: false } },
  });
  expect({ events, accounts: file.accounts.length }).toEqual({ events: [], accounts: 5 });
});

test('an account that is removed is gone from the file, and nobody hears of it', async () => {
  const { events, file } = await after(2, [{ after: '1h', removeAccount: { id: member } }]);
  expect(file.accounts.map(({ id }) => id)).toEqual([management, delegate, neighbour]);
  expect({ events, later: file.later }).toEqual({ events: [], later: [] });
});

test('what has not happened is counted from the new start, what has is gone', async () => {
  const { file } = await after(3, [
    { after: '2h', patchAccount: { id: member, name: 'early' } },
    { after: '3h', patchAccount: { id: member, name: 'at the end' } },
    { after: '27h', patchAccount: { id: member, name: 'late' } },
    { after: '10801s', patchAccount: { id: member, name: 'soon' } },
  ]);
  expect({ now: file.now, later: file.later, name: file.accounts[2]?.name }).toEqual({
    now: '2026-11-02T09:00:00Z',
    name: 'early',
    later: [
      { after: '0s', patchAccount: { id: member, name: 'at the end' } },
      { after: '1d', patchAccount: { id: member, name: 'late' } },
      { after: '1s', patchAccount: { id: member, name: 'soon' } },
    ],
  });
});

test('a patch replaces the fields it names whole, and keeps the others and their order', async () => {
  const contacts = { BILLING: { name: 'N', title: 'T', email: 'e@one.example', phone: '1' } };
  const { file } = await after(2, [
    { after: '1h', patchAccount: { id: member, contacts, parent: 'ou-root-workload', state: 'SUSPENDED' } },
  ]);
  expect(JSON.stringify(file.accounts[2])).toBe(
    JSON.stringify({
      id: member,
      name: 'shop',
      email: 'aws+shop@one.example',
      parent: 'ou-root-workload',
      tags: { team: 'shop' },
      contacts,
      state: 'SUSPENDED',
    }),
  );
});

const keyOf = (status: 'Active' | 'Inactive'): object => ({
  id: 'AKIAEXAMPLEEXAMPLE22',
  status,
  createdAt: '2020-01-01T00:00:00Z',
});

test.each([
  [
    'an active key',
    'Active',
    'AKIAEXAMPLEEXAMPLE22',
    { lastUsedAt: '2026-11-02T07:00:00Z', lastUsedService: 's3', lastUsedRegion: 'eu-west-1' },
  ],
  ['an inactive key', 'Inactive', 'AKIAEXAMPLEEXAMPLE22', {}],
  ['a key that is gone', 'Active', 'AKIAEXAMPLEEXAMPLE33', {}],
] as const)('the use of %s is recorded, or not', async (_, status, keyId, recorded) => {
  const use = { account: member, keyId, service: 's3', region: 'eu-west-1' };
  const { file } = await after(2, [{ after: '1h', useRootKey: use }], {
    member: { root: { accessKeys: [keyOf(status) as never] } },
  });
  expect(file.accounts[2]?.root?.accessKeys).toEqual([{ ...keyOf(status), ...recorded }]);
});

test('faults that come later are there from then on, and are written back until they are used up', async () => {
  const fault = { operation: 'account:PutAlternateContact', error: 'Timeout', times: 2 };
  const simulated = organization({
    member: { faults: [{ operation: 'iam:GetUser', error: 'AccessDenied', times: 1 }] },
    file: { later: [{ after: '1h', fault }] },
  });
  const clock = new VirtualClock(start);
  startLaterEvents(simulated, clock);
  expect(simulated.faults.before(fault.operation, member)).toBeUndefined();
  await clock.driveTo(start + 2 * hour);
  expect(simulated.faults.before('iam:GetUser', member)).toBe('AccessDenied');
  expect(simulated.faults.before(fault.operation, member)).toBe('Timeout');
  const file = simulated.toFile(clock.now());
  expect({ later: file.later, faults: file.accounts[2]?.faults }).toEqual({
    later: [{ after: '0s', fault: { ...fault, times: 1 } }],
    faults: [],
  });
});

test('a file without `later` gets none, and without `now` gets the end', () => {
  const simulated = organization({ file: { now: undefined } });
  expect(simulated.startsAt).toBeUndefined();
  const { now, later } = simulated.toFile(start + 1);
  expect({ now, later }).toEqual({ now: '2026-11-02T06:00:00.001Z', later: undefined });
});
