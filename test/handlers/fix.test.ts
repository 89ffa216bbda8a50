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

const units = [
  { id: 'ou-h4rb-oldold01', name: 'Old' },
  { id: 'ou-h4rb-newnew01', name: 'New' },
  { id: 'ou-h4rb-sandbox1', name: 'Sandbox' },
];
const [oldUnit, newUnit, sandbox] = units.map((unit) => unit.id) as [string, string, string];
const byUnit = `overrides:
    - { match: { unit: ${oldUnit} }, SECURITY: { email: old-owner@harbor.example } }
    - { match: { unit: ${newUnit} }, SECURITY: { email: new-owner@harbor.example } }`;

interface Change {
  readonly what: string;
  readonly contacts?: string;
  readonly extra?: string;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly says: string;
}

describe('an account that changed between being read and being written', () => {
  const tags = { team: 'search', title: 'Head of search' };
  test.each<Change>([
    {
      what: 'was moved to where the policy wants another contact',
      contacts: byUnit,
      patch: { parent: newUnit },
      says: 'it was moved to another unit, and the policy wants another SECURITY contact there now',
    },
    {
      what: 'was moved to where the policy excludes a rule',
      extra: `exclusions: [ { unit: ${newUnit}, rules: [ billing-contact ], reason: Migration, until: 2027-01-01 } ]`,
      patch: { parent: newUnit },
      says: 'it was moved to another unit, and the policy excludes billing-contact there now',
    },
    {
      what: 'was moved out of scope',
      extra: `run: { mode: apply, applyTo: [ { unit: ${oldUnit} } ] }`,
      patch: { parent: sandbox },
      says: 'it was moved to another unit, and run.applyTo does not match it now',
    },
    {
      what: 'has another tag, by which the policy wants another contact',
      contacts: 'overrides: [ { match: { tag: "team=search" }, SECURITY: { title: "{tag:title}" } } ]',
      patch: { tags: { ...tags, title: 'Searcher' } },
      says: 'the policy wants another SECURITY contact there now',
    },
    {
      what: 'has another name, which the wanted contact holds',
      contacts: 'overrides: [ { match: { account: "200000000002" }, BILLING: { title: "{account.name}" } } ]',
      patch: { name: 'renamed' },
      says: 'the policy wants another BILLING contact there now',
    },
    { what: 'was suspended', patch: { state: 'SUSPENDED' }, says: 'it is SUSPENDED' },
    {
      what: 'joined once more',
      patch: { joinedAt: '2026-11-02T06:00:01.000Z' },
      says: 'it left the organization and joined again',
    },
  ])('is left alone: it $what', ({ contacts = 'mode: enforce', extra = '', patch, says }) => {
    const account = {
      id,
      name: 'member',
      email: 'a@b.example',
      tags,
      parent: oldUnit,
      contacts: { SECURITY: foreign },
    };
    const organization = organizationOf([{ ...account, joinedAt: '2020-01-01T00:00:00Z' }], { units });
    const policy = policyText({
      contacts: contacts.startsWith('mode') ? contacts : `mode: enforce\n  ${contacts}`,
      extra,
    });
    const text = extra.startsWith('run:') ? policy.replace(/^run: .*$/m, '') : policy;
    return inWorld({ organization, policy: text }, async (world) => {
      const runId = await planned(world);
      world.organization.account(id)?.patch({ id, ...patch });
      await fix(world, runId);
      const message = `The account changed since it was read: ${says}. Nothing was written in it; the next run looks again.`;
      expect(fixesOf(world, runId)).toEqual([failed('SECURITY', message), failed('BILLING', message)]);
      expect(puts(world)).toBe(0);
      expect(contactsOf(world, id)['SECURITY']).toEqual(foreign);
    });
  });

  test('is written to when it was moved to where the policy wants the same', () => {
    const organization = organizationOf([{ id, name: 'member', email: 'a@b.example', parent: oldUnit }], { units });
    return inWorld({ organization, policy: policyText() }, async (world) => {
      const runId = await planned(world);
      world.organization.account(id)?.patch({ id, parent: newUnit });
      await fix(world, runId);
      expect(fixesOf(world, runId)).toEqual([fixed('SECURITY'), fixed('BILLING')]);
    });
  });

  test.each([
    ['organizations:DescribeAccount', 'AccessDeniedException', 'organizations:DescribeAccount was denied by AWS'],
    ['organizations:DescribeAccount', 'AccountNotFoundException', 'the organization no longer has it'],
    [
      'organizations:ListTagsForResource',
      'AccessDeniedException',
      'organizations:ListTagsForResource was denied by AWS',
    ],
  ])('is left alone when %s is answered with %s', (operation, error, says) => {
    const contacts = 'overrides: [ { match: { tag: "team=search" }, SECURITY: { title: "Search" } } ]';
    return inWorld({ organization: withContacts({}), policy: policyText({ contacts }) }, async (world) => {
      const runId = await planned(world);
      world.organization.faults.add({ operation, error });
      await fix(world, runId);
      const message: unknown = expect.stringContaining(says);
      expect(fixesOf(world, runId)).toEqual([failed('SECURITY', message), failed('BILLING', message)]);
      expect(puts(world)).toBe(0);
    });
  });

  test('is left alone when the plan does not say what was to be written', () =>
    inWorld({ organization: withContacts({}), policy: policyText() }, async (world) => {
      const runId = await planned(world);
      const fixes = [{ account: id, contacts: [{ type: 'SECURITY', kind: 'fill' }] }];
      await world.invoke('fix', { runId, fixes });
      expect(puts(world)).toBe(0);
    }));
});
