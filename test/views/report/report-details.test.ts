import { ruleIds, type Finding, type RuleId } from '../../../lib/domain/finding';
import { rules } from '../../../lib/domain/rules';
import type { OrganizationFinding } from '../../../lib/domain/runs/run';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { account, finding, report } from '../samples';
import { informs, section, text, times, unread } from './reading';

const rootRules = ruleIds.slice(3, 8);
const contactRules = ruleIds.slice(0, 3);

describe('what is wrong with the organization', () => {
  const withFindings = (findings: readonly OrganizationFinding[]): string => {
    const plain = report([account()]);
    return renderReportHtml({ ...plain, organization: { ...plain.organization, findings } });
  };
  const passed: OrganizationFinding = {
    rule: 'all-features',
    verdict: 'compliant',
    reason: 'on',
    message: 'All is on.',
  };

  test('comes before everything else, with its command to copy', () => {
    const page = withFindings([
      passed,
      {
        rule: 'trusted-access-iam',
        verdict: 'violation',
        reason: 'off',
        message:
          'Trusted access is off. Mend it with: aws organizations enable-aws-service-access --service-principal x',
      },
    ]);
    expect(page).toContain('<code>aws organizations enable-aws-service-access --service-principal x</code>');
    expect(page.indexOf('Trusted access is off')).toBeLessThan(page.indexOf('Accounts and rules'));
    expect(section(page, 'about')).toContain('Checks of the organization without a finding: 1 of 2');
  });

  test('is told without a command where there is none', () => {
    const message = 'It could not be read: x was throttled.';
    expect(
      section(
        withFindings([{ rule: 'all-features', verdict: 'unknown', reason: 'unreadable', message }]),
        'organization',
      ),
    ).toContain(message);
  });

  test('takes no place when nothing is wrong', () => {
    expect(section(withFindings([passed]), 'organization')).toBe('no section');
  });
});

describe('each cause is told once', () => {
  const denied = { cause: 'denied-by-scp', policy: 'p-denyroot1' };
  const deniedCall = (rule: RuleId): Finding => {
    const call = rule === 'root-access-key' ? 'iam:ListAccessKeys as root' : 'iam:GetAccountSummary';
    return unread(rule, `${call} was denied by service control policy p-denyroot1.`, denied);
  };

  test('with the rules of the account that a service control policy makes unreadable', () => {
    const page = renderReportHtml(report([account({ outcome: 'incomplete', findings: rootRules.map(deniedCall) })]));
    expect(times(text(page), 'p-denyroot1')).toBe(1);
    expect(section(page, 'causes')).toContain(
      'Asked: iam:ListAccessKeys as root , iam:GetAccountSummary . Root access key, Root MFA, Root password, ' +
        'Root signing certificate, Recent root use: 1 account web 111111111111',
    );
    expect(times(page, 'href="#cause-1"')).toBe(rootRules.length);
  });

  test('with all accounts that it holds for', () => {
    const detail = 'Contacts of member accounts were not asked for: trusted access for account.amazonaws.com is off.';
    const ids = ['100000000001', '100000000002', '100000000003'];
    const findings = contactRules.map((rule) => unread(rule, detail, { cause: 'trusted-access-off' }));
    const page = renderReportHtml(report(ids.map((id) => account({ id, outcome: 'incomplete', findings }))));
    expect(times(text(page), 'were not asked for')).toBe(1);
    expect(section(page, 'causes')).toContain('Security contact, Billing contact, Operations contact: 3 accounts');
  });

  test('where writing was refused', () => {
    const findings = contactRules.map((rule, index) => {
      const type = ['SECURITY', 'BILLING', 'OPERATIONS'][index] ?? '';
      const cause = `account:PutAlternateContact (${type}) was denied by AWS.`;
      return finding({
        rule,
        action: 'failed',
        message: `The contact is missing. It could not be fixed: ${cause}`,
        evidence: {},
      });
    });
    const page = renderReportHtml(report([account({ outcome: 'incomplete', findings })]));
    expect(times(text(page), 'Writing was denied by AWS.')).toBe(1);
    expect(section(page, 'causes')).toContain('Security contact, Billing contact, Operations contact: 1 account');
  });

  test('and two causes stay two', () => {
    const findings = [
      unread('root-mfa', 'iam:GetAccountSummary was throttled in all 8 attempts.', { cause: 'throttled' }),
      unread('root-password', 'iam:GetAccountSummary failed with ServiceFailure.', { cause: 'error' }),
    ];
    const causes = section(renderReportHtml(report([account({ outcome: 'incomplete', findings })])), 'causes');
    expect(causes).toContain('Reading was throttled in all 8 attempts. The next run asks again.');
    expect(causes).toContain('Reading failed with ServiceFailure.');
  });

  test('an account that was not read at all is among them', () => {
    const lost = account({ outcome: 'incomplete', reason: 'Its inspection left no result.', findings: [] });
    expect(section(renderReportHtml(report([lost])), 'causes')).toContain('Its inspection left no result.');
  });

  test('nothing unread takes no place', () => {
    expect(section(renderReportHtml(report([account()])), 'causes')).toBe('no section');
  });
});

describe('each rule', () => {
  test('says what to do, what is wanted and why, with its source', () => {
    const page = renderReportHtml(report([account()]));
    for (const { id, title, source } of rules) {
      const details = new RegExp(`id="rule-${id}".*?</details>`, 's').exec(page)?.[0] ?? '';
      expect(text(details)).toContain('What to do.');
      expect(text(details).replaceAll('&#39;', "'")).toContain(`Wanted: ${title}.`);
      expect(details).toContain(`href="${source}"`);
    }
  });

  test('tells once what is true of many accounts, and names them', () => {
    const message = 'The root user has a password and no MFA.';
    const ids = ['100000000001', '100000000002', '100000000003'];
    const findings = [
      finding({ rule: 'root-mfa', reason: 'absent', message, evidence: { password: true, devices: [] } }),
    ];
    const page = renderReportHtml(report(ids.map((id) => account({ id, findings }))));
    expect(times(page, message)).toBe(1);
    expect(text(page)).toContain(`${message} 3 accounts, awaiting approval`);
    for (const id of ids) expect(page).toContain(`<li id="${id}-root-mfa">`);
  });

  const key = { id: '…AAAA', status: 'Active', createdAt: '2018-02-10T00:00:00.000Z', ageDays: 3186, lastUsedAt: null };

  test.each<[string, Finding, RegExp]>([
    [
      'a key that was never used',
      finding({ evidence: { keys: [key] } }),
      /active key …AAAA, created 10 Feb 2018, never used/,
    ],
    [
      'a key in use',
      finding({
        evidence: {
          keys: [
            { ...key, lastUsedAt: '2026-11-01T03:15:00.000Z', lastUsedService: 's3', lastUsedRegion: 'eu-west-1' },
          ],
        },
      }),
      /last used 1 Nov 2026 for s3 in eu-west-1/,
    ],
    [
      'a key of unknown use',
      finding({ evidence: { keys: [{ id: 'slot-1', status: 'Inactive' }] } }),
      /inactive key slot-1, last use unknown/,
    ],
    [
      'a contact that differs',
      finding({
        rule: 'security-contact',
        reason: 'differs',
        message: 'The contact differs in name.',
        evidence: { mode: 'enforce', fields: ['name', 'title'] },
      }),
      /The contact differs in name\./,
    ],
    ['a password', informs, /has a password\. 1 account, reported only/],
    [
      'a certificate as of an old report',
      finding({
        rule: 'root-signing-certificate',
        reason: 'present',
        evidence: { certificates: [{ id: '…BBBB', status: 'Active' }], reportedAt: '2026-11-02T05:00:00.000Z' },
      }),
      /active certificate …BBBB, as of the credential report of 2 Nov 2026, 05:00 UTC/,
    ],
    [
      'a time in a message',
      finding({ rule: 'root-mfa', message: 'Asked about from 2026-11-02T06:30:00.000Z on.' }),
      /from 2 Nov 2026, 06:30 UTC on/,
    ],
  ])('tells %s in words that people use', (_, one, words) => {
    const page = text(renderReportHtml(report([account({ findings: [one] })])));
    expect(page).toMatch(words);
    expect(page).not.toMatch(
      /last used at|age days|password true|mode enforce|fields name|null|undefined|\d{4}-\d\d-\d\dT/,
    );
  });

  test('leads to the case where there is a page and a case, and only there', () => {
    const findings = [finding({ generation: 3 })];
    const href = 'https://page.example/cases/111111111111/root-access-key/3';
    const page = { pageUrl: 'https://page.example' };
    expect(renderReportHtml(report([account({ findings })]), page)).toMatch(
      new RegExp(`<a href="${href}"\\s*>Awaiting approval<`),
    );
    expect(renderReportHtml(report([account({ findings })]))).not.toContain('/cases/');
    expect(renderReportHtml(report([account()]), page)).not.toContain('/cases/');
  });
});

describe('what people and the policy decided', () => {
  const at = '2026-11-03T10:00:00.000Z';

  test('an accepted risk is told with its person, day, end and reason', () => {
    const decision = {
      decision: 'accept',
      by: 'lead@example.com',
      at,
      reason: 'Replaced in spring',
      until: '2027-03-31',
    } as const;
    const page = renderReportHtml(
      report([account({ outcome: 'accepted', findings: [finding({ action: 'accepted', decision, generation: 2 })] })]),
      { pageUrl: 'https://page.example' },
    );
    expect(section(page, 'decisions')).toMatch(
      /Risk accepted by lead@example\.com on 3 Nov 2026 ?, until 31 Mar 2027 ?: “Replaced in spring”/,
    );
    expect(page).toContain('/cases/111111111111/root-access-key/2');
  });

  test('a rejection is told with its person, day and reason, and stays open', () => {
    const decision = { decision: 'reject', by: 'lead@example.com', at, reason: 'Needed until Friday' } as const;
    const page = renderReportHtml(
      report([account({ outcome: 'attention', findings: [finding({ action: 'none', decision })] })]),
    );
    expect(section(page, 'decisions')).toMatch(/Rejected by lead@example\.com on 3 Nov 2026 ?: “Needed until Friday”/);
    expect(text(page)).toContain('1 open: 1 unused');
    expect(text(page)).not.toContain('nothing done');
  });

  test('a report of an older version says that it does not know who accepted', () => {
    const page = renderReportHtml(
      report([account({ outcome: 'accepted', findings: [finding({ action: 'accepted' })] })]),
    );
    expect(section(page, 'decisions')).toContain('Risk accepted; this report does not say by whom.');
  });

  test.each([
    ['until 2027-03-31: Moves next year', 'Excluded until 31 Mar 2027: Moves next year'],
    [
      'until 2026-11-03, which is tomorrow: A sale: it ends',
      'Excluded until 3 Nov 2026, which is tomorrow: A sale: it ends',
    ],
  ])('an exclusion is told once for all its rules and accounts: %s', (note, words) => {
    const findings = [
      finding({ action: 'excluded', message: `A key was never used. Excluded ${note}` }),
      finding({ rule: 'root-mfa', verdict: 'compliant', action: 'excluded', message: `Fine. Excluded ${note}` }),
    ];
    const ids = ['100000000001', '100000000002'];
    const page = renderReportHtml(report(ids.map((id) => account({ id, outcome: 'excluded', findings }))));
    expect(times(section(page, 'exclusions'), words)).toBe(1);
    expect(section(page, 'exclusions')).toMatch(
      /100000000001 .*: Root access key, Root MFA\. Root access key \(critical\): A key was never used\./,
    );
  });
});
