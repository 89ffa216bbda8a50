import { contactFields } from '../../lib/domain/contact';
import { restoreContacts } from '../../lib/runs/restore-contacts';
import { foreign, policyText, wanted } from '../handlers/policies';
import { organizationOf, startWorld, type World } from '../handlers/simulated-world';
import { contactsOf, wholeRun } from '../handlers/whole-run';
import { atRealTime, clientsIn } from '../aws/clients-in';

const id = '200000000002';
const fields = contactFields.filter((field) => foreign[field] !== wanted.SECURITY[field]);
const third = { ...foreign, email: 'third@acquired.example' };

let world: World;
let runId: string;
beforeEach(async () => {
  const organization = organizationOf([
    { id, name: 'member', email: 'a@b.example', contacts: { SECURITY: foreign } },
    { id: '300000000003', name: 'other', email: 'a@b.example', contacts: wanted },
  ]);
  world = await startWorld({ organization: atRealTime(organization), policy: policyText() });
  runId = await wholeRun(world, 'first');
});
afterEach(() => world.close());

const restore = (force?: boolean) =>
  restoreContacts(clientsIn(world), { runId, bucket: 'rootward-data', ownAccount: '100000000001', force });

test('exactly what the run overwrote is brought back, and what it added stays', async () => {
  expect(contactsOf(world, id)['SECURITY']).toEqual(wanted.SECURITY);
  expect(await restore()).toEqual([{ account: id, type: 'SECURITY', fields, status: 'restored', message: '' }]);
  expect(contactsOf(world, id)).toEqual({ SECURITY: foreign, BILLING: wanted.BILLING, OPERATIONS: undefined });
});

test('restoring again changes nothing', async () => {
  await restore();
  expect(await restore()).toMatchObject([{ account: id, type: 'SECURITY', status: 'unchanged' }]);
});

test('what somebody changed since is left alone unless it is forced', async () => {
  world.organization.account(id)?.putContact('SECURITY', third);
  expect(await restore()).toMatchObject([{ account: id, type: 'SECURITY', status: 'skipped' }]);
  expect(contactsOf(world, id)['SECURITY']).toEqual(third);
  expect(await restore(true)).toMatchObject([{ account: id, type: 'SECURITY', status: 'restored' }]);
  expect(contactsOf(world, id)['SECURITY']).toEqual(foreign);
});

test('a contact that cannot be read or written has failed, with the reason', async () => {
  world.organization.faults.add({ operation: 'account:PutAlternateContact', error: 'AccessDeniedException', times: 1 });
  expect(await restore()).toEqual([
    {
      account: id,
      type: 'SECURITY',
      fields,
      status: 'failed',
      message: expect.stringContaining('account:PutAlternateContact (SECURITY) was denied') as unknown,
    },
  ]);
});

test('a run that overwrote nothing has nothing to restore', async () => {
  const options = { runId: 'no-such-run', bucket: 'rootward-data', ownAccount: '100000000001' };
  expect(await restoreContacts(clientsIn(world), options)).toEqual([]);
});

test('an old contact that AWS no longer accepts has failed, and the fields that it does not accept are named', async () => {
  const legacy = { ...foreign, title: '', email: "founder's@acquired.example", phone: '+1.555.010.0199 x12' };
  const members = [
    { id: '400000000004', contacts: { SECURITY: legacy } },
    { id: '400000000005', contacts: { SECURITY: { ...foreign, phone: '+49 30 555 01 '.repeat(2) } } },
    { id: '400000000006', contacts: { SECURITY: { ...foreign, name: 'Founder\nand owner', title: 'T'.repeat(51) } } },
  ].map((member) => ({ ...member, name: 'legacy', email: 'a@b.example' }));
  const old = await startWorld({ organization: atRealTime(organizationOf(members)), policy: policyText() });
  try {
    const run = await wholeRun(old, 'first');
    const options = { runId: run, bucket: 'rootward-data', ownAccount: '100000000001' };
    const restored = await restoreContacts(clientsIn(old), options);
    const refused = 'account:PutAlternateContact (SECURITY) failed with ValidationException. AWS does not accept the';
    expect(restored.map(({ account, status, message }) => [account, status, message])).toEqual([
      ['400000000004', 'failed', `${refused} title, email and phone of this contact: set one by hand that it accepts.`],
      ['400000000005', 'failed', `${refused} phone of this contact: set one by hand that it accepts.`],
      ['400000000006', 'failed', `${refused} title of this contact: set one by hand that it accepts.`],
    ]);
  } finally {
    await old.close();
  }
});

test('no field is named where AWS refuses a contact that looks right', async () => {
  world.organization.faults.add({ operation: 'account:PutAlternateContact', error: 'ValidationException', times: 1 });
  const message = 'account:PutAlternateContact (SECURITY) failed with ValidationException.';
  expect(await restore()).toMatchObject([{ status: 'failed', message }]);
});
