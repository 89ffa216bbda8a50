import type { AccountFile } from '@rootward/local-cloud';
import { caseNames, contactsAfter, contested, reportOf, statuses, troubles } from './results';
import { LosingAnswers, organizationFile, policyOf, run, type Simulated } from './run';
import { account, foreign, organizationOf, smallPolicy, wanted, withFaults } from './small-organization';

const { joinedAt: _, ...newcomer } = account('200000000021', { contacts: {} });

/** An organization that needs every kind of write: a filled and an overwritten contact, two cases, and a newcomer. */
const organization = organizationOf(
  [
    account('200000000011', { contacts: { SECURITY: wanted.SECURITY } }),
    account('200000000012', { contacts: { ...wanted, SECURITY: foreign } }),
    account('200000000013', { root: { password: { createdAt: '2020-01-01T00:00:00Z' } } }),
    account('200000000014', {
      root: { accessKeys: [{ id: `AKIA${'A'.repeat(16)}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }] },
    }),
  ],
  { later: [{ after: '6h', createAccount: newcomer }] },
);

const policy = smallPolicy();
const writing: readonly string[] = [
  'account:PutAlternateContact',
  's3:PutObject',
  'dynamodb:PutItem',
  'sfn:StartExecution',
];
const days = { days: 2, eventDeliveries: 2 } as const;

/** What must be true after two days, whatever answers were lost. */
function expectWrittenOnce(result: Simulated): void {
  const accounts = [...organization.accounts.map(({ id }) => id), newcomer.id];
  expect(result.denials).toEqual([]);
  expect(new Set(statuses(result))).toEqual(new Set(['SUCCEEDED']));
  expect(contactsAfter(result)).toEqual(Object.fromEntries(accounts.map((id) => [id, wanted])));
  expect(contested(result.writes)).toEqual([]);
  expect(caseNames(result)).toEqual(['200000000013/root-mfa#1', '200000000014/root-access-key#1']);
  expect(result.runs.map(({ report }) => report.accounts.map(({ id }) => id))).toEqual([
    organization.accounts.map(({ id }) => id),
    [newcomer.id],
    accounts,
  ]);
  // A run that failed to overwrite has also stored the old value.
  const kept = result.ledger.flatMap(({ key, text }) => {
    const { contacts } = JSON.parse(text) as { readonly contacts: readonly Record<string, unknown>[] };
    return contacts.map(({ type, before }) => ({ file: key.split('/').at(-1), type, before }));
  });
  expect(kept.length).toBeGreaterThan(0);
  for (const one of kept) expect(one).toEqual({ file: '200000000012.json', type: 'SECURITY', before: foreign });
}

/** When each recipient got mails, in milliseconds since the epoch. */
function mailTimes({ mails }: Simulated): readonly (readonly number[])[] {
  const times = new Map<string, number[]>();
  for (const { recipient, eml } of mails) {
    const date = Date.parse(/^Date: (.*)$/m.exec(eml)?.[1] ?? '');
    times.set(recipient, [...(times.get(recipient) ?? []), date]);
  }
  return [...times.values()];
}

describe('an answer that gets lost', () => {
  it.each(writing)('once on %s changes nothing in effect', async (operation) => {
    const result = await run(withFaults(organization, [{ operation, error: 'LostResponse', times: 1 }]), policy, days);
    expectWrittenOnce(result);
    expect(result.calls.filter(({ error }) => error === 'LostResponse')).toHaveLength(1);
    expect(mailTimes(result).map(({ length }) => length)).toEqual([1, 1]);
  });

  it('on the first attempt of every write changes nothing in effect', async () => {
    const faults = new LosingAnswers(writing);
    const result = await run(organization, policy, { ...days, faults });
    expectWrittenOnce(result);
    expect(mailTimes(result).map(({ length }) => length)).toEqual([1, 1]);
    const lost = result.calls.filter(({ error }) => error === 'LostResponse');
    expect([...new Set(lost.map(({ service, operation }) => `${service}:${operation}`))].toSorted()).toEqual(
      writing.toSorted(),
    );
  });

  it.each([1, 2])('on %i of the digests never leads to a second one within an hour', async (times) => {
    const faults = [{ operation: 'sesv2:SendEmail', error: 'LostResponse', times }];
    const result = await run(withFaults(organization, faults), policy, days);
    expectWrittenOnce(result);
    for (const [first = 0, second] of mailTimes(result))
      expect(second === undefined || second - first >= 3_600_000).toBe(true);
    // Whose mail may not have been sent is asked again by the next run.
    expect(mailTimes(result).map(({ length }) => length)).toEqual(times === 1 ? [2, 1] : [2, 2]);
  });

  it('once on every kind of write at the same time, with two runs at once, leaves harbor as expected', async () => {
    const harbor = organizationFile('harbor');
    const faults = [...writing, 'sesv2:SendEmail'].map((operation) => ({ operation, error: 'LostResponse', times: 1 }));
    const [calm, lost] = [
      await run(harbor, policyOf('harbor'), { days: 3 }),
      await run(withFaults(harbor, faults), policyOf('harbor'), { days: 3, eventDeliveries: 2, manualRuns: 2 }),
    ];
    expect(lost.runs.map(({ report }) => report.run.trigger)).toEqual(['manual', 'schedule', 'onboarding', 'schedule']);
    for (const index of [0, 1, 2, 3]) expect(troubles(reportOf(lost, index))).toEqual(troubles(reportOf(calm, index)));
    expect(contactsAfter(lost)).toEqual(contactsAfter(calm));
    expect(caseNames(lost)).toEqual(caseNames(calm));
    expect(contested(lost.writes)).toEqual(contested(calm.writes));
    // Whose mail may not have been sent is asked again by the next run.
    const mailDays = ({ mails }: typeof calm): readonly string[] =>
      mails.map(({ recipient, eml }) => `${/^Date: \w+, (\d+)/m.exec(eml)?.[1]} ${recipient}`).toSorted();
    const [platform, security] = ['platform-lead@harbor.example', 'security-lead@harbor.example'];
    expect(mailDays(calm)).toEqual([`02 ${platform}`, `02 ${security}`]);
    expect(mailDays(lost)).toEqual([`02 ${platform}`, `02 ${security}`, `03 ${security}`]);
  });

  it('on every write of a contact leaves the account to what a read tells', async () => {
    const faults = [{ operation: 'account:PutAlternateContact', error: 'LostResponse' }];
    const result = await run(withFaults(organization, faults), policy, days);
    expectWrittenOnce(result);
    expect(troubles(reportOf(result))).toMatchObject({
      '200000000011': { outcome: 'fixed' },
      '200000000012': { outcome: 'fixed' },
    });
  });

  it('of a write that was never done is told as failed, and done by the next run', async () => {
    const faults: AccountFile['faults'] = [{ operation: 'account:PutAlternateContact', error: 'Timeout', times: 24 }];
    const result = await run(withFaults(organization, faults), policy, days);
    expectWrittenOnce(result);
    expect(troubles(reportOf(result))).toMatchObject({
      '200000000011': {
        outcome: 'incomplete',
        findings: { 'billing-contact': ['missing', 'failed'] },
      },
    });
    expect(troubles(reportOf(result, 2))).toMatchObject({ '200000000011': { outcome: 'fixed' } });
  });
});
