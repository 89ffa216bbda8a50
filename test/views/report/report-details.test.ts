import { ruleIds, type Finding, type RuleId } from '../../../lib/domain/finding';
import type { OrganizationFinding } from '../../../lib/domain/runs/run';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { account, finding, report } from '../samples';
import { section, text, times, unread } from './reading';

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
