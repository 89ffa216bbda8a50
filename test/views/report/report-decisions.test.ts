import { renderReportHtml } from '../../../lib/views/report/report-html';
import { account, finding, report } from '../samples';
import { section, text, times } from './reading';

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
