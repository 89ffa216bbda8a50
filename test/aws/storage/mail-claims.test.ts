import { MailClaims } from '../../../lib/aws/storage/tables/mail-claims';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

let world: World;
let claims: MailClaims;
beforeEach(async () => {
  world = await startWorld({ organization: atRealTime(organizationOf([])), policy: policyText() });
  claims = new MailClaims(clientsIn(world), 'rootward');
});
afterEach(() => world.close());

const [six, soon, later] = ['2026-11-02T06:00:00.000Z', '2026-11-02T06:30:00.000Z', '2026-11-02T07:00:01.000Z'];
const claim = (id: string, at: string, email = 'lead@harbor.example'): Promise<string> =>
  claims.claim({ occasion: 'run-1', kind: 'digest', email }, id, at);

test('one of two callers sends', async () => {
  expect(await claim('mine', six)).toBe('claimed');
  expect(await claim('yours', soon)).toBe('elsewhere');
  expect(await claim('yours', six, 'other@harbor.example')).toBe('claimed');
});

test('a claim whose answer was lost is recognised by its id', async () => {
  world.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 1 });
  expect(await claim('mine', six)).toBe('claimed');
});

test('a claim without a send is given to another caller after an hour', async () => {
  await claim('mine', six);
  expect(await claim('yours', later)).toBe('claimed');
});

test('what was sent is never claimed again', async () => {
  await claim('mine', six);
  await claims.sent({ occasion: 'run-1', kind: 'digest', email: 'lead@harbor.example' }, 'mine', six);
  expect(await claim('yours', later, ' Lead@Harbor.example')).toBe('sent');
});

test('the table holds no mail address', async () => {
  await claim('mine', six);
  expect(JSON.stringify(await world.items())).not.toContain('@');
});

test('a person may get a digest and an escalation of one run', async () => {
  const email = 'lead@harbor.example';
  expect(await claim('mine', six)).toBe('claimed');
  expect(await claims.claim({ occasion: 'run-1', kind: 'escalation', email }, 'other', six)).toBe('claimed');
});
