import { Credentials } from '../../src/aws/credentials';
import type { Caller } from '../../src/aws/service';
import { VirtualClock } from '../../src/clock/clock';
import { managementAccount } from './simulated-aws-builder';

const start = Date.parse('2026-11-22T09:00:00Z');
const session: Caller = { kind: 'root-session', account: '100000000002', arn: 'arn:aws:iam::100000000002:root' };

test('issued credentials stand for their caller and say when they expire', () => {
  const credentials = new Credentials(new VirtualClock(start), managementAccount);
  const issued = credentials.issue(session, 900);
  expect(issued.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect([issued.secretAccessKey.length, issued.expiresAt]).toEqual([40, start + 900_000]);
  expect(credentials.resolve(issued.accessKeyId, issued.sessionToken)).toEqual({
    ...session,
    expiresAt: start + 900_000,
  });
});

test('the same simulation gives out the same credentials, and no two are alike', () => {
  const issue = () => {
    const credentials = new Credentials(new VirtualClock(start), managementAccount);
    return [credentials.issue(session), credentials.issue(session)];
  };
  const [first, second] = issue();
  expect(issue()).toEqual([first, second]);
  expect(first?.accessKeyId).not.toBe(second?.accessKeyId);
});

test.each([
  ['an id of twelve digits', '100000000007', '100000000007'],
  ['any other id', 'AKIAIOSFODNN7EXAMPLE', managementAccount],
])('%s that was not issued is an administrator', (_, accessKeyId, account) => {
  expect(new Credentials(new VirtualClock(start), managementAccount).resolve(accessKeyId)).toEqual({
    kind: 'administrator',
    account,
    arn: `arn:aws:iam::${account}:user/administrator`,
  });
});

test.each([
  ['without its session token', undefined],
  ['with an empty one', ''],
  ['with another one', 'AAAA'],
])('an issued id %s is nobody', (_, token) => {
  const credentials = new Credentials(new VirtualClock(start), managementAccount);
  expect(credentials.resolve(credentials.issue(session, 900).accessKeyId, token)).toBeUndefined();
});

test('the session token of another session is not taken', () => {
  const credentials = new Credentials(new VirtualClock(start), managementAccount);
  const [first, second] = [credentials.issue(session, 900), credentials.issue(session, 900)];
  expect(credentials.resolve(first.accessKeyId, second.sessionToken)).toBeUndefined();
});
