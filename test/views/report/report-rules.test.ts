import type { Finding } from '../../../lib/domain/finding';
import { rules } from '../../../lib/domain/rules';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { account, finding, report } from '../samples';
import { informs, text, times } from './reading';

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
