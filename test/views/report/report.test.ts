import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { renderReportCsv } from '../../../lib/views/report/report-csv';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { account, finding, report } from '../samples';

describe('report.html', () => {
  test('is one file: it refers to nothing outside itself', () => {
    const page = renderReportHtml(report([account()]));
    expect(page).not.toMatch(/(src|href)=/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('lists accounts most severe first, and what is fine last', () => {
    const page = renderReportHtml(
      report([
        account({ id: '100000000001', name: 'fine', outcome: 'compliant', findings: [] }),
        account({
          id: '100000000002',
          name: 'medium-one',
          outcome: 'attention',
          findings: [finding({ severity: 'medium', action: 'inform' })],
        }),
        account({ id: '100000000003', name: 'critical-one' }),
        account({
          id: '100000000004',
          name: 'fixed-one',
          outcome: 'fixed',
          findings: [finding({ severity: 'critical', action: 'fixed' })],
        }),
      ]),
    );
    const names = [...page.matchAll(/<b>([a-z]+-one|fine)<\/b>/g)].map((match) => match[1]);
    expect(names).toEqual(['critical-one', 'medium-one', 'fixed-one', 'fine']);
  });

  test('names the outcomes in the picture for those who cannot see it', () => {
    const page = renderReportHtml(report([account(), account({ outcome: 'compliant', findings: [] })]));
    expect(page).toContain('aria-label="Outcomes of 2 accounts. Awaiting approval: 1, Compliant: 1"');
  });

  test('never lets an account name become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const marked = `<i>${name}</i><script>`;
        const page = renderReportHtml(report([account({ name: marked, reason: marked })]));
        expect(page).not.toContain('<i>');
        expect(page.match(/<script>/g)).toHaveLength(1);
      }),
    );
  });
});

describe('report.csv', () => {
  test('has one row per finding with the columns in order', () => {
    const csv = renderReportCsv(report([account(), account({ id: '222222222222', findings: [] })]));
    expect(parse(csv)).toEqual([
      [
        'account',
        'name',
        'unit',
        'outcome',
        'rule',
        'verdict',
        'reason',
        'action',
        'message',
        'decision',
        'decidedBy',
        'decidedAt',
        'decisionReason',
        'until',
        'asOf',
      ],
      [
        '111111111111',
        'web',
        'ou-abcd-11111111',
        'awaiting-approval',
        'root-access-key',
        'violation',
        'unused',
        'awaiting-approval',
        'The root user has an active access key that was never used.',
        '',
        '',
        '',
        '',
        '',
        '2026-11-02T06:01:00.000Z',
      ],
    ]);
  });

  test('tells who decided, when, why and until when', () => {
    const decision = {
      decision: 'accept' as const,
      by: 'lead@harbor.example',
      at: '2026-11-02T07:00:00.000Z',
      reason: '=Vendor "needs" it',
      until: '2027-01-31',
    };
    const rejection = { ...decision, decision: 'reject' as const, until: undefined, reason: 'Not ours' };
    const findings = [finding({ action: 'accepted', decision }), finding({ action: 'none', decision: rejection })];
    const [, accepted, rejected]: string[][] = parse(renderReportCsv(report([account({ findings })])));
    const when = ['lead@harbor.example', '2026-11-02T07:00:00.000Z'];
    expect(accepted?.slice(9, 14)).toEqual(['accept', ...when, `'=Vendor "needs" it`, '2027-01-31']);
    expect(rejected?.slice(9, 14)).toEqual(['reject', ...when, 'Not ours', '']);
  });

  test('escapes what a spreadsheet would run as a formula', () => {
    const names = ['=cmd()', '+1', '-1', '@sum', '\tx', '\rx'];
    const rows: string[][] = parse(renderReportCsv(report(names.map((name) => account({ name })))));
    expect(rows.slice(1).map((row) => row[1])).toEqual(names.map((name) => `'${name}`));
  });
});
