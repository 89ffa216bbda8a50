import { foreign, policyText, wanted } from './policies';
import { contactsOf, fix, inWorld } from './whole-run';
import { failed, fixed, fixesOf, id, planned, puts, withContacts } from './fixed';

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
