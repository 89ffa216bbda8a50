import { parse } from 'csv-parse/sync';
import { renderReportCsv } from '../../../lib/views/report/report-csv';
import { account, report } from '../samples';

describe('report.csv', () => {
  test('has one row per finding with the columns in order', () => {
    const csv = renderReportCsv(report([account(), account({ id: '222222222222', findings: [] })]));
    expect(parse(csv)).toEqual([
      ['account', 'name', 'unit', 'outcome', 'rule', 'verdict', 'reason', 'action', 'message'],
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
      ],
    ]);
  });

  test('escapes what a spreadsheet would run as a formula', () => {
    const names = ['=cmd()', '+1', '-1', '@sum', '\tx', '\rx'];
    const rows: string[][] = parse(renderReportCsv(report(names.map((name) => account({ name })))));
    expect(rows.slice(1).map((row) => row[1])).toEqual(names.map((name) => `'${name}`));
  });
});
