import { generateOrganization } from '../../bench/generate-organization';
import type { AccountFile, OrganizationFile } from '@rootward/local-cloud';
import { describeWithBrowser, launchBrowser } from '../web/with-browser';
import { contactsAfter, contested, reportOf, statuses } from './results';
import { organizationFile, policyOf, run, type Simulated } from './run';
import { account, managementId, organizationOf, smallPolicy } from './small-organization';

const sum = (numbers: Readonly<Record<string, number>>): number =>
  Object.values(numbers).reduce((total, number) => total + number, 0);

const throttlings = ['TooManyRequestsException', 'Throttling', 'ThrottlingException', 'SlowDown'];

/** Checks what every run of a big organization must do: lose no account, and answer every throttled call in the end. */
function expectWhole(result: Simulated, file: OrganizationFile): void {
  const report = reportOf(result);
  expect(statuses(result)).toEqual(['SUCCEEDED']);
  expect(result.denials).toEqual([]);
  const listed = file.accounts.map(({ id }) => id);
  expect(report.accounts.map(({ id }) => id)).toEqual(listed.toSorted((a, b) => (a < b ? -1 : 1)));
  const unread = report.accounts.flatMap(({ id, findings }) =>
    findings.flatMap(({ rule, verdict, evidence }) =>
      verdict === 'unknown' ? [`${id} ${rule} ${String(evidence['cause'])}`] : [],
    ),
  );
  expect(unread).toEqual([]);
  expect(report.accounts.filter(({ findings }) => findings.some(({ action }) => action === 'failed'))).toEqual([]);
  const throttled = result.calls.filter(({ error }) => error !== undefined && throttlings.includes(error));
  expect(report.totals.throttled).toBe(throttled.length);

  const { totals } = report;
  const skipped = file.accounts.filter(({ state = 'ACTIVE' }) => state !== 'ACTIVE').length;
  expect(totals.accounts).toBe(listed.length);
  expect(totals.coverage).toEqual({ read: listed.length - skipped, incomplete: 0, skipped });
  expect(sum(totals.byOutcome)).toBe(listed.length);
  expect(totals.byOutcome['skipped'] ?? 0).toBe(skipped);
  expect(totals.byOutcome['awaiting-approval'] ?? 0).toBe(new Set(result.cases.map((it) => it.account)).size);
  expect(contested(result.writes)).toEqual([]);
}

/** `account/type` of every contact that differs between two states of an organization. */
const changedContacts = (before: readonly AccountFile[], after: ReturnType<typeof contactsAfter>): readonly string[] =>
  before.flatMap(({ id, contacts = {} }) =>
    (['SECURITY', 'BILLING', 'OPERATIONS'] as const).flatMap((type) =>
      JSON.stringify(contacts[type]) === JSON.stringify(after[id]?.[type]) ? [] : [`${id}/${type}`],
    ),
  );

describe('meadow, an organization of 120 accounts', () => {
  const meadow = organizationFile('meadow-120');
  let result: Simulated;
  beforeAll(async () => {
    result = await run(meadow, policyOf('meadow'));
  });

  it('is read, fixed and reported whole', () => {
    expectWhole(result, meadow);
  });

  describeWithBrowser('and its report', () => {
    it('is printed on at most 8 pages of A4', async () => {
      const browser = await launchBrowser();
      const page = await browser.newPage();
      await page.setContent(result.runs.at(-1)?.html ?? '');
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      await browser.close();
      const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.length).toBeLessThanOrEqual(8);
    });
  });

  it('gets each contact that was wrong written once, and no other', () => {
    const written = result.writes.map(({ account: id, type }) => `${id}/${type}`);
    expect(written.length).toBeGreaterThan(0);
    expect(written.toSorted((a, b) => a.localeCompare(b))).toEqual(
      changedContacts(meadow.accounts, contactsAfter(result)).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('is left alone by a second run', async () => {
    const again = await run({ ...result.organization, now: '2026-11-03T06:00:00Z' }, policyOf('meadow'));
    expect(again.writes).toEqual([]);
    expect(reportOf(again).totals.byOutcome['fixed']).toBeUndefined();
  });
});

describe('a thousand accounts', () => {
  const { organization, policy } = generateOrganization({ accounts: 1000, seed: 1 });
  let result: Simulated;
  beforeAll(async () => {
    result = await run(organization, policy);
  });

  it('are read, fixed and reported whole', () => {
    expectWhole(result, organization);
  });

  it('cost at most half a call to storage each', () => {
    // The hourly sweep looks at open cases, whatever the number of accounts.
    const storage = result.calls.filter(
      ({ service, principal }) => ['s3', 'dynamodb'].includes(service) && !principal.includes('Rootward-sweep'),
    );
    expect(storage.length / organization.accounts.length).toBeLessThanOrEqual(0.5);
  });

  it('take at most 1.4 times what the quota for reading three contacts each allows', () => {
    const [execution] = result.executions;
    const seconds = (Date.parse(execution?.stoppedAt ?? '') - Date.parse(execution?.startedAt ?? '')) / 1000;
    expect(seconds / ((3 * organization.accounts.length) / 10)).toBeLessThan(1.4);
  });

  it('cost a clean member six calls: three contacts, a root session and two looks with it', () => {
    const clean = reportOf(result).accounts.filter(
      ({ id, outcome }) => outcome === 'compliant' && id !== organization.organization.managementAccountId,
    );
    expect(clean.length).toBeGreaterThan(900);
    const ofAccounts = ['account', 'iam', 'sts'];
    const calls = new Map(clean.map(({ id }) => [id, [] as string[]]));
    for (const { service, operation, target } of result.calls)
      if (ofAccounts.includes(service)) calls.get(target)?.push(operation);
    const expected = [
      'AssumeRoot',
      'GetAccountSummary',
      ...Array.from({ length: 3 }, () => 'GetAlternateContact'),
      'ListAccessKeys',
    ];
    for (const operations of calls.values())
      expect(operations.toSorted((a, b) => a.localeCompare(b))).toEqual(expected);
  });
});

it('a clean account costs six calls, and the management account four', async () => {
  const result = await run(organizationOf([account('200000000011')]), smallPolicy());
  const callsOn = (id: string): readonly string[] =>
    result.calls
      .filter(({ service, target }) => ['account', 'iam', 'sts'].includes(service) && target === id)
      .map(({ operation }) => operation);
  expect(callsOn('200000000011').toSorted((a, b) => a.localeCompare(b))).toEqual([
    'AssumeRoot',
    'GetAccountSummary',
    'GetAlternateContact',
    'GetAlternateContact',
    'GetAlternateContact',
    'ListAccessKeys',
  ]);
  expect(callsOn(managementId).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'GetAccountSummary',
    'GetAlternateContact',
    'GetAlternateContact',
    'GetAlternateContact',
    // One call per run, about the organization.
    'ListOrganizationsFeatures',
  ]);
});
