import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { organizationWrites, reportOf, statuses, troubles } from './results';
import { organizationFile, policyOf, run, type Simulated } from './run';

const harbor = organizationFile('harbor');
const policy = policyOf('harbor');
const expected = JSON.parse(readFileSync(join(__dirname, '..', 'organizations', 'harbor.expected.json'), 'utf8')) as {
  readonly accounts: Record<string, unknown>;
};

const production = { name: 'Production On-call', title: 'On-call', email: 'prod-oncall@harbor.example' };

describe('the first run over harbor', () => {
  let result: Simulated;
  beforeAll(async () => {
    result = await run(harbor, policy);
  });

  it('reports exactly what is expected of every account, and no other account', () => {
    expect(statuses(result)).toEqual(['SUCCEEDED']);
    expect(result.denials).toEqual([]);
    expect(troubles(reportOf(result))).toEqual(expected.accounts);
  });

  it('opens six cases, each in its first generation', () => {
    expect(result.cases.map(({ account, rule, generation, state }) => [account, rule, generation, state])).toEqual([
      ['400000000006', 'root-access-key', 1, 'pending'],
      ['400000000006', 'root-mfa', 1, 'pending'],
      ['400000000007', 'root-access-key', 1, 'pending'],
      ['400000000008', 'root-access-key', 1, 'pending'],
      ['400000000009', 'root-access-key', 1, 'pending'],
      ['700000000015', 'root-signing-certificate', 1, 'pending'],
    ]);
  });

  it('sends one digest to each approver that tells the new cases by account', async () => {
    expect(result.mails.map(({ recipient }) => recipient).toSorted()).toEqual([
      'platform-lead@harbor.example',
      'security-lead@harbor.example',
    ]);
    for (const { recipient, eml } of result.mails) {
      const mail = await simpleParser(eml);
      expect(mail.subject).toBe('[Critical] 6 cases to decide in 5 accounts (o-harborharb)');
      expect(mail.from?.value).toEqual([{ name: 'Rootward', address: 'rootward@example.com' }]);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.headers.get('list')).toEqual({ id: { name: 'Rootward', id: 'rootward.example.com' } });
      expect(mail.to).toMatchObject({ value: [{ address: recipient }] });
      const told = [...(mail.text ?? '').matchAll(/\((\d{12})\)/g)].map(([, id]) => String(id));
      expect(told.toSorted()).toEqual(['400000000006', '400000000007', '400000000008', '400000000009', '700000000015']);
    }
  });

  it.each(['text', 'html'] as const)('tells no key id and no contact in the %s of a digest', async (part) => {
    const contacts = harbor.accounts.flatMap(({ contacts: all = {} }) => Object.values(all));
    const secrets = [
      ...harbor.accounts.flatMap(({ root }) => (root?.accessKeys ?? []).map(({ id }) => id)),
      'CERTCERTCERTCERTCERTCERT',
      ...contacts.flatMap(({ email, phone }) => [email.trim(), phone]),
    ];
    for (const { eml } of result.mails) {
      const body = String((await simpleParser(eml))[part]);
      expect(body).toContain('…');
      expect(secrets.filter((secret) => body.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    }
  });

  it('keeps contacts and full key ids out of executions, reports and cases', () => {
    const { json, html, csv } = result.runs[0] ?? { json: '', html: '', csv: '' };
    const places = {
      json,
      html,
      csv,
      executions: JSON.stringify(result.executions),
      cases: JSON.stringify(result.cases),
    };
    const values = harbor.accounts.flatMap(({ root, contacts = {} }) => [
      ...(root?.accessKeys ?? []).map(({ id }) => id),
      ...Object.values(contacts).flatMap(({ email, phone }) => [email.trim(), phone]),
    ]);
    for (const text of Object.values(places))
      expect(values.filter((value) => text.toLowerCase().includes(value.toLowerCase()))).toEqual([]);
  });
});

describe('three days of harbor', () => {
  let result: Simulated;
  beforeAll(async () => {
    result = await run(harbor, policy, { days: 3 });
  });

  it('runs by hand, by the schedule and once for the newcomer', () => {
    expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(result.runs.map(({ report }) => [report.run.trigger, report.run.startedAt, report.accounts.length])).toEqual(
      [
        ['manual', '2026-11-02T06:00:00.000Z', 18],
        ['schedule', '2026-11-03T06:00:00.000Z', 18],
        ['onboarding', '2026-11-03T12:00:00.000Z', 1],
        ['schedule', '2026-11-04T06:00:00.000Z', 19],
      ],
    );
  });

  it('gives the newcomer the contacts of its unit within an hour, by the onboarding run', () => {
    const writes = result.calls.filter(
      ({ operation, target }) => operation === 'PutAlternateContact' && target === '900000000019',
    );
    const appeared = Date.parse('2026-11-03T12:00:00Z');
    expect(writes.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect(writes.filter(({ time }) => Date.parse(time) - appeared > 3_600_000)).toEqual([]);
    const newcomer = result.organization.accounts.find(({ id }) => id === '900000000019');
    expect(newcomer?.contacts).toEqual({
      SECURITY: {
        name: 'Security Operations',
        title: 'SOC',
        email: 'security@harbor.example',
        phone: '+1 555 010 0101',
      },
      BILLING: {
        name: 'Cloud Finance',
        title: 'FinOps',
        email: 'cloud-billing@harbor.example',
        phone: '+1 555 010 0102',
      },
      OPERATIONS: { ...production, phone: '+1 555 010 0103' },
    });
    expect(troubles(reportOf(result, 2))).toMatchObject({ '900000000019': { outcome: 'fixed' } });
  });

  it('sets the drifted contact of security-tooling back in the next scheduled run', () => {
    const writes = result.calls.filter(
      ({ operation, target }) => operation === 'PutAlternateContact' && target === '200000000002',
    );
    expect(writes.map(({ time }) => time.slice(0, 13))).toEqual(['2026-11-04T06']);
    expect(troubles(reportOf(result, 3))).toMatchObject({
      '200000000002': { outcome: 'fixed', findings: { 'security-contact': ['missing', 'fixed'] } },
    });
  });

  it('writes to no account whose contacts are as they should be', () => {
    const once = (account: string, times: number): readonly string[] =>
      Array.from({ length: times }, () => `${account} PutAlternateContact`);
    expect(organizationWrites(result).toSorted()).toEqual([
      ...once('100000000001', 1),
      ...once('200000000002', 1),
      ...once('300000000003', 2),
      ...once('500000000011', 3),
      ...once('600000000012', 1),
      // Three writes, and three answers that asked to try later.
      ...once('700000000013', 6),
      // Refused in each of the three runs.
      ...once('700000000017', 3),
      ...once('900000000019', 3),
    ]);
  });

  it('asks once about a case that has not changed', () => {
    expect(result.cases.map(({ generation }) => generation)).toEqual([1, 1, 1, 1, 1, 1]);
    const both = ['security-lead@harbor.example', 'platform-lead@harbor.example'];
    expect(result.mails.map(({ recipient }) => recipient)).toEqual(both);
    const events = result.cases.map(({ timeline }) => timeline.map(({ at, event }) => [at.slice(0, 10), event]));
    for (const timeline of events)
      expect(timeline).toEqual([
        ['2026-11-02', 'opened'],
        ['2026-11-02', 'asked'],
      ]);
  });
});
