import { Credentials } from '../../src/aws/credentials';
import { Faults } from '../../src/aws/faults';
import { type Call, type Caller, type Service, ServiceError } from '../../src/aws/service';
import { VirtualClock } from '../../src/clock/clock';
import { managementAccount, simulatedAws } from './simulated-aws-builder';

const member = '100000000002';
const role: Caller = {
  kind: 'role',
  account: managementAccount,
  arn: 'arn:aws:sts::100000000001:assumed-role/fix/session',
  roleArn: 'arn:aws:iam::100000000001:role/fix',
};
const session: Caller = { kind: 'root-session', account: member, arn: `arn:aws:iam::${member}:root` };
const administrator: Caller = { kind: 'administrator', account: managementAccount, arn: 'arn:aws:iam::1:user/a' };

const put = { service: 'account', operation: 'PutAlternateContact', input: { AccountId: member } };
const record = { service: 'account', operation: put.operation, target: member, time: '2026-11-22T09:00:00.000Z' };
const byRole = { ...record, principal: role.arn, account: managementAccount };

/** An account service that counts the writes. */
const contacts = (): Service & { writes: number } => ({
  name: 'account',
  writes: 0,
  needs: (call) => [{ action: `account:${call.operation}`, resource: `arn:aws:account::1:account/${member}` }],
  target: (call: Call) => String(call.input['AccountId']),
  operations: {
    PutAlternateContact(this: unknown) {
      service.writes++;
      return {};
    },
    DeleteAlternateContact() {
      throw new ServiceError('ResourceNotFoundException', 'none');
    },
    GetAlternateContact() {
      throw new TypeError('a mistake');
    },
  },
});
let service = contacts();
beforeEach(() => {
  service = contacts();
});

const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: Error) => error.name,
  );

test('records attempts of roles and root sessions, and tells listeners, but not those of administrators', async () => {
  const aws = simulatedAws({ services: [service] });
  const told: unknown[] = [];
  aws.onCall((call) => told.push(call));
  await aws.call(role, put);
  await outcome(aws.call(session, { ...put, operation: 'DeleteAlternateContact' }));
  await aws.call(administrator, put);
  expect(aws.calls).toEqual([
    byRole,
    {
      ...record,
      operation: 'DeleteAlternateContact',
      principal: session.arn,
      account: member,
      error: 'ResourceNotFoundException',
    },
  ]);
  expect(told).toEqual(aws.calls);
});

test.each([
  { error: 'TooManyRequestsException', answer: 'TooManyRequestsException', writes: 0 },
  { error: 'Timeout', answer: 'TimeoutError', writes: 0 },
  { error: 'LostResponse', answer: 'TimeoutError', writes: 1 },
])('the fault $error answers $answer once, after $writes writes', async ({ error, answer, writes }) => {
  const fault = { operation: 'account:PutAlternateContact', error, times: 1 };
  const aws = simulatedAws({ services: [service], faults: new Faults([{ id: member, faults: [fault] }]) });
  expect([await outcome(aws.call(role, put)), service.writes]).toEqual([answer, writes]);
  expect([await outcome(aws.call(role, put)), service.writes]).toEqual(['done', writes + 1]);
  expect(aws.calls).toEqual([{ ...byRole, error }, byRole]);
});

test('denies in the words of AWS, and notes what the identity policies of a role lack', async () => {
  const aws = simulatedAws({
    services: [service],
    authorize: (caller) =>
      caller.kind === 'role'
        ? { by: 'identity-based policy', explicit: false }
        : { by: 'service control policy', explicit: true, policyArn: 'arn:aws:organizations::1:policy/p-1' },
  });
  const denied = `is not authorized to perform: account:PutAlternateContact on resource: arn:aws:account::1:account/${member}`;
  await expect(aws.call(role, put)).rejects.toMatchObject({
    code: 'AccessDeniedException',
    message: `User: ${role.arn} ${denied} because no identity-based policy allows the account:PutAlternateContact action`,
  });
  await expect(aws.call(session, put)).rejects.toMatchObject({
    message: `User: ${session.arn} ${denied} with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p-1`,
  });
  expect([service.writes, aws.denials]).toEqual([
    0,
    [
      {
        principal: role.roleArn,
        action: 'account:PutAlternateContact',
        resource: `arn:aws:account::1:account/${member}`,
      },
    ],
  ]);
});

test('asks for the quota before the permission, and after the faults', async () => {
  const order: string[] = [];
  const aws = simulatedAws({
    services: [service],
    throttle: { take: () => void order.push('throttle') },
    authorize: () => void order.push('authorize'),
    faults: new Faults([
      {
        id: member,
        faults: [{ operation: 'account:PutAlternateContact', error: 'InternalServerException', times: 1 }],
      },
    ]),
  });
  await outcome(aws.call(role, put));
  expect(order).toEqual([]);
  await aws.call(role, put);
  expect(order).toEqual(['throttle', 'authorize']);
});

test('refuses credentials from the instant they expire', async () => {
  const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  const credentials = new Credentials(clock, managementAccount);
  const aws = simulatedAws({ services: [service], clock, credentials });
  const { accessKeyId, sessionToken } = credentials.issue(session, 60);
  const caller = credentials.resolve(accessKeyId, sessionToken) ?? session;
  expect(await outcome(aws.call(caller, put))).toBe('done');
  await clock.driveTo(clock.now() + 60_000);
  expect(await outcome(aws.call(caller, put))).toBe('ExpiredTokenException');
});

test('an operation or a service that is not there is refused by name', async () => {
  const aws = simulatedAws({ services: [service] });
  await expect(aws.call(role, { ...put, operation: 'EnableRegion' })).rejects.toThrow(
    'The simulated AWS has no account:EnableRegion.',
  );
  await expect(aws.call(role, { ...put, service: 'lambda' })).rejects.toThrow(
    'The simulated AWS has no service lambda',
  );
});

test('a mistake in the simulation is an internal failure, and is kept for the end of the run', async () => {
  const aws = simulatedAws({ services: [service] });
  expect(await outcome(aws.call(role, { ...put, operation: 'GetAlternateContact' }))).toBe('InternalFailure');
  expect(aws.defects.map(({ message }) => message)).toEqual(['account:GetAlternateContact: a mistake']);
});

test('time stands still while a call is served', async () => {
  const clock = new VirtualClock(0);
  let free = true;
  const slow: Service = {
    ...service,
    operations: {
      PutAlternateContact: async () => {
        await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
        free = false;
      },
    },
  };
  const aws = simulatedAws({ services: [slow], clock });
  clock.at(1000, () => {
    expect(free).toBe(false);
  });
  await clock.drive(Promise.all([aws.call(role, put), clock.sleep(2000)]));
  expect(clock.now()).toBe(2000);
});
