import type { OrganizationFile } from '@rootward/local-cloud';
import { foreign, policyText, wanted } from './policies';
import { organizationOf, type World } from './simulated-world';
import { contactsOf, fix, inspectAndPlan, inWorld, prepare } from './whole-run';

const id = '200000000002';
const withContacts = (
  contacts: OrganizationFile['accounts'][number]['contacts'],
  faults: OrganizationFile['accounts'][number]['faults'] = [],
): OrganizationFile => organizationOf([{ id, name: 'member', email: 'aws+member@harbor.example', contacts, faults }]);

/** A run of one account, up to its plan. */
async function planned(world: World): Promise<string> {
  const runId = await prepare(world, 'first', { v: 1, trigger: 'manual', accounts: [id] });
  await inspectAndPlan(world, runId);
  return runId;
}

const fixesOf = (world: World, runId: string): unknown =>
  (world.read(`runs/${runId}/fixed/${id}.json`) as { fixes: unknown }).fixes;
const fixed = (type: string) => ({ account: id, type, status: 'fixed', message: '' });
const failed = (type: string, message: unknown) => ({ account: id, type, status: 'failed', message });
const puts = (world: World): number =>
  world.aws.calls.filter(({ operation }) => operation === 'PutAlternateContact').length;

test('a missing contact is written and proven; an existing one is overwritten once its old value is kept', () =>
  inWorld({ organization: withContacts({ SECURITY: foreign }), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    await fix(world, runId);
    expect(fixesOf(world, runId)).toEqual([fixed('SECURITY'), fixed('BILLING')]);
    expect(contactsOf(world, id)).toEqual({ ...wanted, OPERATIONS: undefined });
    expect(world.read(`ledger/${runId}/${id}.json`)).toEqual({
      v: 1,
      runId,
      account: id,
      at: expect.stringMatching(/^2026-11-02T06:/) as unknown,
      contacts: [{ type: 'SECURITY', before: foreign, after: wanted.SECURITY }],
    });
    const order = world.aws.calls.map(({ service, operation }) => `${service}:${operation}`);
    expect(order.lastIndexOf('s3:PutObject', order.indexOf('account:PutAlternateContact'))).toBeGreaterThan(
      order.indexOf('dynamodb:Query'),
    );
  }));

test('fixing a second time writes no contact and leaves the ledger as it is', () =>
  inWorld({ organization: withContacts({ SECURITY: foreign }), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    await fix(world, runId);
    const [ledger, before] = [world.read(`ledger/${runId}/${id}.json`), puts(world)];
    await fix(world, runId);
    expect(fixesOf(world, runId)).toEqual([fixed('SECURITY'), fixed('BILLING')]);
    expect(world.read(`ledger/${runId}/${id}.json`)).toEqual(ledger);
    expect(puts(world)).toBe(before);
  }));

test('a contact that somebody set since it was read is left alone when the plan was to fill', () =>
  inWorld({ organization: withContacts({ BILLING: wanted.BILLING }), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    world.organization.account(id)?.putContact('SECURITY', foreign);
    await fix(world, runId);
    expect(fixesOf(world, runId)).toEqual([failed('SECURITY', expect.stringContaining('changed since it was read'))]);
    expect(contactsOf(world, id)['SECURITY']).toEqual(foreign);
  }));

test('a contact that was set right since it was read is fixed without a write', () =>
  inWorld({ organization: withContacts({ BILLING: wanted.BILLING }), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    world.organization.account(id)?.putContact('SECURITY', { ...wanted.SECURITY, phone: '+15550100101' });
    await fix(world, runId);
    expect(fixesOf(world, runId)).toEqual([fixed('SECURITY')]);
    expect(puts(world)).toBe(0);
  }));

test('an old value that is not in the ledger is not overwritten', () =>
  inWorld(
    { organization: withContacts({ SECURITY: foreign, BILLING: wanted.BILLING }), policy: policyText() },
    async (world) => {
      const runId = await planned(world);
      await fix(world, runId);
      world.organization.account(id)?.putContact('SECURITY', { ...foreign, email: 'third@acquired.example' });
      await fix(world, runId);
      expect(fixesOf(world, runId)).toEqual([failed('SECURITY', expect.stringContaining('was not overwritten'))]);
      expect(contactsOf(world, id)['SECURITY']).toEqual({ ...foreign, email: 'third@acquired.example' });
    },
  ));

test.each([
  ['s3:PutObject', 1],
  ['account:PutAlternateContact', 2],
])('an answer of %s that is lost changes nothing in the end', (operation, written) =>
  inWorld(
    { organization: withContacts({ SECURITY: foreign, BILLING: wanted.BILLING }), policy: policyText() },
    async (world) => {
      const runId = await planned(world);
      world.organization.faults.add({ operation, error: 'LostResponse', times: 1 });
      await fix(world, runId);
      expect(fixesOf(world, runId)).toEqual([fixed('SECURITY')]);
      expect(contactsOf(world, id)['SECURITY']).toEqual(wanted.SECURITY);
      expect(puts(world)).toBe(written);
    },
  ),
);

test.each([
  ['AccessDeniedException', 'account:PutAlternateContact (SECURITY) was denied by AWS'],
  ['TooManyRequestsException', 'account:PutAlternateContact (SECURITY) was throttled in all 8 attempts.'],
  ['InternalServerException', 'account:PutAlternateContact (SECURITY) failed with InternalServerException.'],
])('a write that AWS answers with %s has failed, and the other contact is written all the same', (error, message) =>
  inWorld({ organization: withContacts({}), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    // The SDK makes eight attempts of the first write.
    world.organization.faults.add({
      account: id,
      operation: 'account:PutAlternateContact',
      error,
      times: error === 'AccessDeniedException' ? 1 : 8,
    });
    await fix(world, runId);
    expect(fixesOf(world, runId)).toEqual([failed('SECURITY', expect.stringContaining(message)), fixed('BILLING')]);
    expect(contactsOf(world, id)).toEqual({ SECURITY: undefined, BILLING: wanted.BILLING, OPERATIONS: undefined });
  }),
);

test('nothing is overwritten when the ledger cannot be written', () =>
  inWorld({ organization: withContacts({ SECURITY: foreign }), policy: policyText() }, async (world) => {
    const runId = await planned(world);
    world.organization.faults.add({ operation: 's3:PutObject', error: 'AccessDenied', times: 1 });
    await fix(world, runId);
    const message = 'The fix was stopped by AccessDenied; the next run tries again.';
    expect(fixesOf(world, runId)).toEqual([failed('SECURITY', message), failed('BILLING', message)]);
    expect(contactsOf(world, id)['SECURITY']).toEqual(foreign);
  }));

test('a run in plan mode is refused', () =>
  inWorld({ organization: withContacts({}), policy: policyText({ mode: 'plan' }) }, async (world) => {
    const runId = await planned(world);
    const fixes = [{ account: id, contacts: [{ type: 'SECURITY', kind: 'fill' }] }];
    await expect(world.invoke('fix', { runId, fixes })).rejects.toMatchObject({ name: 'PlanModeError' });
  }));

test('a contact that depends on a tag is resolved again from the tags of now', () => {
  const contacts = 'overrides: [ { match: { tag: "team=search" }, SECURITY: { title: "{tag:title}" } } ]';
  const tags = { team: 'search', title: 'Head of search' };
  const organization = organizationOf([{ id, name: 'member', email: 'a@b.example', tags }]);
  return inWorld({ organization, policy: policyText({ contacts }) }, async (world) => {
    const runId = await planned(world);
    world.organization.account(id)?.patch({ id, tags: { ...tags, title: 'Searcher' } });
    await fix(world, runId);
    expect(contactsOf(world, id)['SECURITY']).toEqual({ ...wanted.SECURITY, title: 'Searcher' });
  });
});
