import { foreign, policyText } from './policies';
import { organizationOf } from './simulated-world';
import { contactsOf, fix, inWorld } from './whole-run';
import { failed, fixed, fixesOf, id, planned, puts, withContacts } from './fixed';

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
