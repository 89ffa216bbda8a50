import { parse } from 'csv-parse/sync';
import { renderReportCsv } from '../../../lib/views/report/report-csv';
import { account, finding, report } from '../samples';

describe('report.csv', () => {
  test('has one row per finding with the columns in order', () => {
    const csv = renderReportCsv(report([account(), account({ id: '222222222222', findings: [] })]));
    const columns =
      'account,name,unit,outcome,rule,verdict,reason,action,message,decision,decidedBy,decidedAt,decisionReason,until,asOf';
    expect(parse(csv)).toEqual([
      columns.split(','),
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
