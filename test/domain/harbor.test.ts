import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReport } from '../../lib/domain/runs/make-report';
import type { CaseRecord } from '../../lib/domain/cases/case';
import { inspect } from '../../lib/domain/runs/inspect';
import { makePlan } from '../../lib/domain/runs/make-plan';
import { parsePolicy } from '../../lib/domain/policy/parse';
import type { Run } from '../../lib/domain/runs/run';
import type { OrganizationFile } from '@rootward/local-cloud';
import { accountsOf, snapshotsOf } from './support/organization-snapshots';
import { troubles } from './support/troubles';

const read = (name: string): string => readFileSync(join(__dirname, '../organizations', name), 'utf8');
const harbor = JSON.parse(read('harbor.json')) as OrganizationFile;
const expected = JSON.parse(read('harbor.expected.json')) as { accounts: unknown };
const parsed = parsePolicy(read('harbor.rootward.yaml'));
if (!parsed.ok) throw new Error('harbor.rootward.yaml has mistakes');
const { policy, digest } = parsed;
const now = '2026-11-02T06:00:00.000Z';

const runOf = (mode: Run['mode']): Run => ({
  id: 'run-1',
  trigger: 'manual',
  mode,
  startedAt: now,
  policyDigest: digest,
});
const plan = (mode: Run['mode'], cases: readonly CaseRecord[] = []) =>
  makePlan({
    run: runOf(mode),
    policy,
    organization: { id: harbor.organization.id, findings: [] },
    accounts: accountsOf(harbor),
    inspections: snapshotsOf(harbor).map((snapshot) => inspect(snapshot, policy, now)),
    cases,
    now,
    awsCalls: { calls: { 'iam:ListAccessKeys': 16 }, throttled: 0 },
  });
const refused = '700000000017';
const report = (planned: ReturnType<typeof plan>) =>
  makeReport({
    plan: planned,
    fixes: planned.fixes.flatMap(({ account, contacts }) =>
      contacts.map(({ type }) =>
        account === refused
          ? { account, type, status: 'failed' as const, message: 'AWS refused the write.' }
          : { account, type, status: 'fixed' as const, message: '' },
      ),
    ),
    finishedAt: now,
    awsCalls: { calls: { 'iam:ListAccessKeys': 1, 'account:PutAlternateContact': 13 }, throttled: 3 },
  });

describe('the first run over harbor', () => {
  it('reports exactly what harbor.expected.json says', () => {
    expect(troubles(report(plan('apply')))).toEqual(expected.accounts);
  });

  it('opens six cases', () => {
    expect(plan('apply').cases.map(({ before, after }) => [before, after.account, after.rule, after.state])).toEqual([
      [undefined, '400000000006', 'root-access-key', 'pending'],
      [undefined, '400000000006', 'root-mfa', 'pending'],
      [undefined, '400000000007', 'root-access-key', 'pending'],
      [undefined, '400000000008', 'root-access-key', 'pending'],
      [undefined, '400000000009', 'root-access-key', 'pending'],
      [undefined, '700000000015', 'root-signing-certificate', 'pending'],
    ]);
  });

  it('counts accounts, outcomes, violations and calls', () => {
    expect(report(plan('apply')).totals).toEqual({
      accounts: 18,
      coverage: { read: 14, incomplete: 2, skipped: 2 },
      byOutcome: {
        skipped: 2,
        excluded: 1,
        incomplete: 2,
        'awaiting-approval': 5,
        attention: 2,
        fixed: 3,
        compliant: 3,
      },
      byRule: {
        'security-contact': 5,
        'billing-contact': 4,
        'operations-contact': 5,
        'root-access-key': 5,
        'root-mfa': 1,
        'root-password': 3,
        'root-signing-certificate': 1,
        'root-recent-use': 1,
        'root-email-domain': 1,
      },
      awsCalls: { 'iam:ListAccessKeys': 17, 'account:PutAlternateContact': 13 },
      throttled: 3,
    });
  });

  it('says why an account was skipped, excluded or not finished', () => {
    const reasons = report(plan('apply')).accounts.filter(({ reason }) => reason !== '');
    expect(reasons.map(({ name, reason }) => [name, reason])).toEqual([
      ['closed-sandbox', 'SUSPENDED'],
      [
        'locked-down',
        'The root access keys could not be read: Service control policy p-denyroot1 denies it to root sessions.',
      ],
      ['left-alone', 'Run by the parent company until the migration ends'],
      ['refused-write', 'The billing contact is missing. It could not be fixed: AWS refused the write.'],
      ['waking-up', 'PENDING_ACTIVATION'],
    ]);
  });

  it('holds no contact value and no full key id in its report', () => {
    const text = JSON.stringify(report(plan('apply')));
    const secrets = harbor.accounts.flatMap(({ contacts = {}, root = {} }) => [
      ...Object.values(contacts).flatMap(({ email, phone }) => [email.trim(), phone]),
      ...(root.accessKeys ?? []).map(({ id }) => id),
      ...(root.signingCertificates ?? []).map(({ id }) => id),
    ]);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('changes nothing in plan mode and says what it would do', () => {
    const planned = plan('plan');
    expect([planned.fixes, planned.cases]).toEqual([[], []]);
    expect(report(planned).totals.byOutcome).toEqual({
      skipped: 2,
      excluded: 1,
      incomplete: 1,
      violations: 10,
      attention: 1,
      compliant: 3,
    });
  });

  it('has nothing to change about cases when it is planned again', () => {
    const records = plan('apply').cases.map(({ after }) => after);
    expect(plan('apply', records).cases).toEqual([]);
    expect(troubles(report(plan('apply', records)))).toEqual(expected.accounts);
  });
});
