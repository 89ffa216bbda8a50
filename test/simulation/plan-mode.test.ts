import { organizationWrites, reportOf, statuses, troubles } from './results';
import { organizationFile, policyOf, run } from './run';
import { managementId, account, organizationOf, smallPolicy } from './small-organization';

describe('a run in plan mode', () => {
  it('writes nothing into harbor, mails nobody, opens no case, and says what it would do', async () => {
    const harbor = organizationFile('harbor');
    delete harbor.later;
    const result = await run(harbor, policyOf('harbor'), { mode: 'plan', days: 2 });

    expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(result.organization.accounts).toEqual(harbor.accounts);
    expect(organizationWrites(result)).toEqual([]);
    expect({ mails: result.mails, cases: result.cases, ledger: result.ledger, writes: result.writes }).toEqual({
      mails: [],
      cases: [],
      ledger: [],
      writes: [],
    });
    const report = reportOf(result);
    expect(report.run.mode).toBe('plan');
    expect(troubles(report)).toMatchObject({
      [managementId]: { outcome: 'violations', findings: { 'operations-contact': ['missing', 'would-fix'] } },
      '300000000003': {
        outcome: 'violations',
        findings: { 'security-contact': ['missing', 'would-fix'], 'operations-contact': ['differs', 'would-fix'] },
      },
      '400000000006': {
        outcome: 'violations',
        findings: { 'root-access-key': ['unused', 'would-ask'], 'root-mfa': ['absent', 'would-ask'] },
      },
      '600000000012': { outcome: 'incomplete' },
      '700000000014': { outcome: 'excluded' },
      '700000000015': { outcome: 'violations', findings: { 'root-signing-certificate': ['present', 'would-ask'] } },
    });
    const actions = report.accounts.flatMap(({ findings }) => findings.map(({ action }) => action));
    expect([...new Set(actions)].toSorted()).toEqual(['excluded', 'inform', 'none', 'would-ask', 'would-fix']);
  });

  it('is what a policy that does not name a mode gets', async () => {
    const file = organizationOf([account('200000000011', { contacts: {} })]);
    const result = await run(file, smallPolicy({ run: 'schedule: rate(1 day)' }));

    expect(reportOf(result).run.mode).toBe('plan');
    expect(result.organization.accounts).toEqual(file.accounts);
    expect(organizationWrites(result)).toEqual([]);
  });

  it('covers a newcomer as well: its event starts a run that writes nothing', async () => {
    const newcomer = account('200000000011', { contacts: {} });
    delete newcomer.joinedAt;
    const file = organizationOf([], { later: [{ after: '1h', createAccount: newcomer }] });
    const result = await run(file, smallPolicy(), { mode: 'plan' });

    expect(result.runs.map(({ report }) => report.run.trigger)).toEqual(['manual', 'onboarding']);
    expect(troubles(reportOf(result, 1))).toMatchObject({ '200000000011': { outcome: 'violations' } });
    expect(organizationWrites(result)).toEqual([]);
    expect(result.mails).toEqual([]);
  });

  it('leaves accounts outside applyTo alone although the run applies', async () => {
    const units = [{ id: 'ou-sm4l-insideaa', name: 'Inside' }];
    const missing = { ...account('x').contacts };
    delete missing.SECURITY;
    const root = { password: { createdAt: '2020-01-01T00:00:00Z' } };
    const outside = account('200000000011', { contacts: missing, root });
    const inside = account('200000000012', { contacts: missing, root, parent: 'ou-sm4l-insideaa' });
    const policy = smallPolicy({ run: 'mode: apply, applyTo: [ { unit: ou-sm4l-insideaa } ]' });
    const result = await run(organizationOf([outside, inside], { units }), policy);

    expect(organizationWrites(result)).toEqual(['200000000012 PutAlternateContact']);
    expect(result.cases.map(({ account: id, rule }) => [id, rule])).toEqual([['200000000012', 'root-mfa']]);
    expect(troubles(reportOf(result))).toMatchObject({
      '200000000011': {
        outcome: 'violations',
        findings: { 'security-contact': ['missing', 'would-fix'], 'root-mfa': ['absent', 'would-ask'] },
      },
      '200000000012': { outcome: 'awaiting-approval' },
    });
  });
});
