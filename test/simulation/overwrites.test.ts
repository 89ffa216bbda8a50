import { type AccountFile, type OrganizationFile, SimulatedOrganization } from '@rootward/local-cloud';
import { restoreSimulated } from '../../simulation/restore-simulated';
import { contactsAfter, contested, reportOf, troubles } from './results';
import { run, type Simulated } from './run';
import { account, foreign, managementId, organizationOf, smallPolicy, wanted } from './small-organization';

const differing = ['200000000011', '200000000012', '200000000013'] as const;
const missing = '200000000014';

/**
 * Three accounts whose contacts somebody else has set (the first two have two such contacts), and one without a
 * contact.
 */
const organization: OrganizationFile = organizationOf([
  account(differing[0], { contacts: { ...wanted, SECURITY: foreign, BILLING: { ...foreign, name: 'Accountant' } } }),
  account(differing[1], { contacts: { SECURITY: foreign, OPERATIONS: wanted.OPERATIONS } }),
  account(differing[2], { contacts: { ...wanted, OPERATIONS: foreign } }),
  account(missing, { contacts: { SECURITY: wanted.SECURITY, BILLING: wanted.BILLING } }),
]);
const before = Object.fromEntries(organization.accounts.map(({ id, contacts }) => [id, contacts]));

const overwritesOf = (result: Simulated) =>
  reportOf(result).organization.findings.filter(({ rule }) => rule === 'contact-overwrites');

describe('with contacts.maxOverwrites one below the accounts that differ', () => {
  let result: Simulated;
  beforeAll(async () => {
    result = await run(organization, smallPolicy({ contacts: 'maxOverwrites: 2' }));
  });

  it('overwrites none and still fills what is missing, in accounts that differ too', () => {
    expect(contactsAfter(result)).toEqual({
      ...before,
      [differing[1]]: { ...before[differing[1]], BILLING: wanted.BILLING },
      [missing]: wanted,
    });
    expect(result.ledger).toEqual([]);
    expect(troubles(reportOf(result))).toMatchObject({
      [managementId]: { outcome: 'compliant' },
      [differing[0]]: {
        outcome: 'attention',
        findings: { 'security-contact': ['differs', 'inform'], 'billing-contact': ['differs', 'inform'] },
      },
      [differing[1]]: {
        outcome: 'attention',
        findings: { 'security-contact': ['differs', 'inform'], 'billing-contact': ['missing', 'fixed'] },
      },
      [differing[2]]: { outcome: 'attention', findings: { 'operations-contact': ['differs', 'inform'] } },
      [missing]: { outcome: 'fixed', findings: { 'operations-contact': ['missing', 'fixed'] } },
    });
  });

  it('says in the organization finding how many there are and what to do', () => {
    expect(overwritesOf(result)).toEqual([
      {
        rule: 'contact-overwrites',
        verdict: 'violation',
        reason: 'over-ceiling',
        message: expect.stringMatching(
          /in 3 accounts, more than the ceiling of 2, so none was overwritten.*set contacts\.maxOverwrites to 3 or more.*npx cdk deploy$/,
        ),
      },
    ]);
  });
});

describe('with contacts.maxOverwrites at the accounts that differ', () => {
  const policy = smallPolicy({ contacts: 'maxOverwrites: 3' });
  let result: Simulated;
  beforeAll(async () => {
    result = await run(organization, policy);
  });

  const restore = (file: OrganizationFile, force = false) =>
    restoreSimulated({
      organization: new SimulatedOrganization(file),
      runId: reportOf(result).run.id,
      entries: result.ledger,
      force,
    });
  const contactsOf = (file: OrganizationFile): Record<string, AccountFile['contacts']> =>
    Object.fromEntries(file.accounts.map(({ id, contacts }) => [id, contacts]));

  it('overwrites all of them, and each contact once', () => {
    expect(contactsAfter(result)).toEqual(Object.fromEntries(organization.accounts.map(({ id }) => [id, wanted])));
    expect(overwritesOf(result)).toMatchObject([{ verdict: 'compliant', reason: 'within-ceiling' }]);
    expect(result.writes.length).toBe(6);
    expect(contested(result.writes)).toEqual([]);
  });

  it('keeps the old values of overwritten contacts, and of no others, in the ledger of the run', () => {
    const { id } = reportOf(result).run;
    expect(result.ledger.map(({ key }) => key)).toEqual(differing.map((it) => `ledger/${id}/${it}.json`));
    const kept = result.ledger.flatMap(
      ({ text }) => (JSON.parse(text) as { contacts: { type: string; before: unknown }[] }).contacts,
    );
    expect(kept.map(({ type, before: old }) => [type, old])).toEqual([
      ['SECURITY', foreign],
      ['BILLING', { ...foreign, name: 'Accountant' }],
      ['SECURITY', foreign],
      ['OPERATIONS', foreign],
    ]);
  });

  it('restores exactly the old values, white space included, and leaves what was filled', async () => {
    const { results, after } = await restore(result.organization);
    expect(results.map(({ account: id, type, status }) => `${id} ${type} ${status}`)).toEqual([
      `${differing[0]} SECURITY restored`,
      `${differing[0]} BILLING restored`,
      `${differing[1]} SECURITY restored`,
      `${differing[2]} OPERATIONS restored`,
    ]);
    expect(contactsOf(after)).toEqual({
      ...before,
      [differing[1]]: { ...before[differing[1]], BILLING: wanted.BILLING },
      [missing]: wanted,
    });
  });

  it('has nothing to do when it restores a second time', async () => {
    const { after } = await restore(result.organization);
    const again = await restore(after);
    expect(again.results.map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    expect(contactsOf(again.after)).toEqual(contactsOf(after));
  });

  it('skips what somebody changed since the run, unless it is forced', async () => {
    const since = structuredClone(result.organization);
    const other = { ...wanted.SECURITY, name: 'Somebody After' };
    for (const one of since.accounts)
      if (one.id === differing[0]) one.contacts = { ...wanted, SECURITY: other };
      else if (one.id === differing[1]) one.contacts = { BILLING: wanted.BILLING, OPERATIONS: wanted.OPERATIONS };

    const { results, after } = await restore(since);
    expect(results.map(({ status }) => status)).toEqual(['skipped', 'restored', 'skipped', 'restored']);
    expect(contactsOf(after)[differing[0]]).toEqual({ ...before[differing[0]], SECURITY: other });
    expect(contactsOf(after)[differing[1]]?.SECURITY).toBeUndefined();

    const forced = await restore(since, true);
    expect(forced.results.map(({ status }) => status)).toEqual(['restored', 'restored', 'restored', 'restored']);
    expect(contactsOf(forced.after)[differing[0]]).toEqual(before[differing[0]]);
    expect(contactsOf(forced.after)[differing[1]]?.SECURITY).toEqual(foreign);
  });

  it('is overwritten again by the next run, which keeps a ledger of its own', async () => {
    const { after } = await restore(result.organization);
    const next = await run({ ...after, now: '2026-11-05T06:00:00Z' }, policy);
    expect(contactsAfter(next)).toEqual(contactsAfter(result));
    expect(next.ledger.map(({ key }) => key.split('/').at(-1))).toEqual(differing.map((it) => `${it}.json`));
  });
});
