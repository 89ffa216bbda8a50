import type { AccountFile } from '@rootward/local-cloud';
import { caseNames, contactsAfter, contested, organizationWrites, reportOf, statuses, troubles } from './results';
import { organizationFile, policyOf, run, type Simulated } from './run';
import { account, foreign, organizationOf, smallPolicy, wanted, withFaults } from './small-organization';

const newcomer = (id: string, overrides: Partial<AccountFile> = {}): AccountFile => {
  const { joinedAt: _, ...rest } = account(id, { contacts: {}, ...overrides });
  return rest;
};

const withKey = (id: string, suffix: string): AccountFile =>
  account(id, {
    root: { accessKeys: [{ id: `AKIA${suffix.repeat(16)}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }] },
  });

/** Everything that was written, sorted. */
const writtenOf = ({ writes }: Simulated): readonly string[] =>
  writes.map((write) => JSON.stringify(write)).toSorted((a, b) => a.localeCompare(b));

/** Status of the executions that ended without a report. */
const ended = (executions: Simulated['executions']): readonly string[] =>
  executions.flatMap(({ output = '{}' }) => {
    const { status } = JSON.parse(output) as { readonly status?: string };
    return status === undefined ? [] : [status];
  });

describe('two runs started at once', () => {
  it('over harbor are one run: the second one is skipped, and nothing happens twice', async () => {
    const harbor = organizationFile('harbor');
    const [alone, both] = [
      await run(harbor, policyOf('harbor')),
      await run(harbor, policyOf('harbor'), { manualRuns: 2 }),
    ];

    expect(statuses(both)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(ended(both.executions)).toEqual(['skipped']);
    expect(both.runs.length).toBe(1);
    expect(troubles(reportOf(both))).toEqual(troubles(reportOf(alone)));
    expect(caseNames(both)).toEqual(caseNames(alone));
    // The accounts of a batch are written at the same time, in no fixed order.
    expect(writtenOf(both)).toEqual(writtenOf(alone));
    expect(both.mails.map(({ recipient }) => recipient)).toEqual(alone.mails.map(({ recipient }) => recipient));
  });

  it('five times over do what one does', async () => {
    const file = organizationOf([withKey('200000000011', 'A'), account('200000000012', { contacts: {} })]);
    const result = await run(file, smallPolicy(), { manualRuns: 5 });

    // An execution that AWS delays until the first has ended is a run of its own, and finds nothing to do.
    const skipped = ended(result.executions);
    expect(new Set(skipped)).toEqual(new Set(['skipped']));
    expect(result.runs.length + skipped.length).toBe(5);
    expect(result.writes.length).toBe(3);
    expect(caseNames(result)).toEqual(['200000000011/root-access-key#1']);
    expect(result.mails.length).toBe(2);
  });
});

describe('every event and every tick delivered twice', () => {
  it('makes one run of each over three days of harbor', async () => {
    const result = await run(organizationFile('harbor'), policyOf('harbor'), { days: 3, eventDeliveries: 2 });

    expect(result.runs.map(({ report }) => report.run.trigger)).toEqual([
      'manual',
      'schedule',
      'onboarding',
      'schedule',
    ]);
    expect(ended(result.executions)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(statuses(result)).toEqual(Array.from({ length: 7 }, () => 'SUCCEEDED'));
    expect(result.runs.map(({ report }) => report.accounts.length)).toEqual([18, 18, 1, 19]);
    expect(caseNames(result).length).toBe(6);
    expect(result.mails.length).toBe(2);
    expect(contested(result.writes)).toEqual([]);
    expect(result.writes.filter(({ account: id }) => id === '900000000019').length).toBe(3);
  });
});

describe('an onboarding run beside a run over the whole organization', () => {
  const settled = ['200000000011', '200000000012', '200000000013'];
  const members = settled.map((id) => account(id, { contacts: { ...wanted, SECURITY: foreign } }));

  it('writes each contact of the newcomer once, and opens its case once, when both start at the same moment', async () => {
    // The newcomer counts as settled 15 minutes after it appeared, exactly when the schedule ticks.
    const root = { password: { createdAt: '2026-11-02T17:45:00Z' } };
    const file = organizationOf(members, {
      later: [{ after: '705m', createAccount: newcomer('200000000021', { root, contacts: { BILLING: foreign } }) }],
    });
    const policy = smallPolicy({ run: 'mode: apply, schedule: rate(12 hours)' });
    const result = await run(file, policy, { days: 1, eventDeliveries: 2 });

    const triggers = result.runs.map(({ report }): string => report.run.trigger);
    expect(triggers.toSorted((a, b) => a.localeCompare(b))).toEqual(['manual', 'onboarding', 'schedule']);
    expect(contactsAfter(result)).toEqual(
      Object.fromEntries(result.organization.accounts.map(({ id }) => [id, wanted])),
    );
    expect(organizationWrites(result).filter((write) => write.startsWith('200000000021'))).toHaveLength(3);
    expect(contested(result.writes)).toEqual([]);
    expect(caseNames(result)).toEqual(['200000000021/root-mfa#1']);
    expect(result.mails.map(({ recipient }) => recipient).toSorted()).toEqual([
      'platform-lead@harbor.example',
      'security-lead@harbor.example',
    ]);
  });

  it.each(['0s', '1s', '2s', '3s', '5s', '8s'])(
    'asks nobody twice about a newcomer that appears %s after the other run began',
    async (after) => {
      const root = { password: { createdAt: '2020-01-01T00:00:00Z' } };
      const file = organizationOf([...members, withKey('200000000014', 'B')], {
        later: [{ after, createAccount: newcomer('200000000021', { root }) }],
      });
      const policy = smallPolicy({ extra: 'onboarding: { settleMinutes: 0 }' });
      const result = await run(file, policy, { days: 1, eventDeliveries: 2 });

      expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
      expect(result.runs.map(({ report }) => report.run.trigger).toSorted()).toEqual(['manual', 'onboarding']);
      expect(contactsAfter(result)).toEqual(
        Object.fromEntries(result.organization.accounts.map(({ id }) => [id, wanted])),
      );
      expect(contested(result.writes)).toEqual([]);
      expect(caseNames(result)).toEqual(['200000000014/root-access-key#1', '200000000021/root-mfa#1']);
      // Each approver gets one mail about each case, whichever run sends it.
      const asked = result.mails.map(({ recipient, eml }) =>
        ['200000000014', '200000000021'].filter((id) => eml.includes(`(${id})`)).map((id) => `${recipient} ${id}`),
      );
      expect(asked.flat().toSorted()).toEqual([
        'platform-lead@harbor.example 200000000014',
        'platform-lead@harbor.example 200000000021',
        'security-lead@harbor.example 200000000014',
        'security-lead@harbor.example 200000000021',
      ]);
    },
  );

  it('is made up for by the schedule when its event is lost', async () => {
    const file = withFaults(
      organizationOf(members, { later: [{ after: '1h', createAccount: newcomer('200000000021') }] }),
      [{ operation: 'sfn:StartExecution', error: 'ServiceUnavailableException', times: 1 }],
    );
    const result = await run(file, smallPolicy(), { days: 2 });

    expect(result.runs.map(({ report }) => [report.run.trigger, report.accounts.length])).toEqual([
      ['manual', 4],
      ['schedule', 5],
    ]);
    expect(contactsAfter(result)['200000000021']).toEqual(wanted);
  });
});
