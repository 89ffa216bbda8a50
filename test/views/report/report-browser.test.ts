import { type AxeResults, source as axeSource } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { ruleIds, type Finding } from '../../../lib/domain/finding';
import type { AccountReport } from '../../../lib/domain/runs/report';
import { renderContactChangesHtml } from '../../../lib/views/report/contact-changes-html';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { describeWithBrowser, launchBrowser } from '../../web/with-browser';
import { account, finding, report } from '../samples';
import { compliant, informs } from './reading';

const longName = `very-long-name-${'of-an-account-'.repeat(8)}`;

/** An account of a big organization: every third one has something open, every fifth one something fixed. */
function anyAccount(index: number): AccountReport {
  const isOpen = index % 3 === 0;
  const found: Record<string, Finding> = {
    'root-access-key': finding({ generation: 1 }),
    'root-password': informs,
    'security-contact': finding({
      rule: 'security-contact',
      severity: 'medium',
      action: 'fixed',
      message: 'Was missing; it is set now.',
    }),
  };
  const has = (rule: string): boolean => (rule === 'security-contact' ? index % 5 === 0 : isOpen && rule in found);
  const findings = ruleIds.map((rule) => (has(rule) ? (found[rule] ?? compliant(rule)) : compliant(rule)));
  const outcome = isOpen ? 'awaiting-approval' : index % 5 === 0 ? 'fixed' : 'compliant';
  const name = index === 0 ? longName : `payments-staging-${index}`;
  return account({ id: String(100000000000 + index), name, unit: `ou-abcd-0000000${index % 9}`, outcome, findings });
}

const former = { name: 'Founder', title: 'CTO', email: 'founder.acquired@mail.example', phone: '+49 30 555 01' };
const wanted = {
  name: 'Security Operations',
  title: 'SOC',
  email: 'security@brightwater.example',
  phone: '+1 555 020 0101',
};

const accounts = (number: number): AccountReport[] => Array.from({ length: number }, (_, index) => anyAccount(index));

describeWithBrowser('the report in a real browser without script', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());

  const show = async (number: number, options: Parameters<Browser['newPage']>[0] = {}): Promise<void> => {
    page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 }, ...options });
    page.setDefaultTimeout(0);
    await page.setContent(renderReportHtml(report(accounts(number)), { pageUrl: 'https://page.example' }));
  };
  afterEach(async () => page.close());

  const measure = (script: string): Promise<number> => page.evaluate<number>(script);

  test.each([5, 120, 400])('%d accounts fit into 320 pixels', async (number) => {
    await show(number, { viewport: { width: 320, height: 640 } });
    expect(await measure('document.documentElement.scrollWidth')).toBe(320);
  });

  test('a phone shows every column of the tables of numbers', async () => {
    const one = (id: string, overrides: Partial<Finding>): AccountReport =>
      account({ id, findings: ruleIds.map((rule) => finding({ rule, ...overrides })) });
    const skipped = account({ id: '7'.repeat(12), outcome: 'skipped', reason: 'SUSPENDED', findings: [] });
    const many = [
      one('1'.repeat(12), {}),
      one('2'.repeat(12), { severity: 'high' }),
      one('3'.repeat(12), { severity: 'medium', verdict: 'unknown' }),
      one('4'.repeat(12), { severity: 'low' }),
      one('5'.repeat(12), { action: 'fixed' }),
      one('6'.repeat(12), { action: 'accepted' }),
      one('8'.repeat(12), { verdict: 'compliant' }),
      account({ id: '9'.repeat(12), findings: [informs] }),
      skipped,
    ];
    page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(renderReportHtml(report(many)));
    for (const name of ['Rule', 'Unit']) {
      const region = page.getByRole('region', { name, exact: true });
      expect(await region.getByRole('columnheader').count()).toBeGreaterThanOrEqual(7);
    }
    const hidden = `[...document.querySelectorAll('.counts .scroll')].map((one) => one.scrollWidth - one.clientWidth)`;
    expect(await page.evaluate<number[]>(hidden)).toEqual([0, 0]);
  });

  test('the table of 120 accounts is on the first screen, below its own head', async () => {
    await show(120);
    const table = await page.getByRole('region', { name: 'Table of accounts and rules' }).boundingBox();
    expect((table?.y ?? 0) + (table?.height ?? 800)).toBeLessThan(800);
    await page.getByRole('rowheader', { name: 'payments-staging-119' }).scrollIntoViewIfNeeded();
    expect((await page.getByRole('columnheader', { name: 'Account' }).boundingBox())?.y).toBe((table?.y ?? 0) + 1);
  });

  test.each([
    ['C inactive', finding({ reason: 'inactive' })],
    ['C unused', finding()],
    ['H present', finding({ rule: 'root-signing-certificate', reason: 'present', severity: 'high' })],
  ])('a cell with %s is one line high on a screen of 1280 pixels', async (name, found) => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setContent(renderReportHtml(report([account({ findings: [found] })])));
    expect((await page.getByRole('link', { name }).boundingBox())?.height).toBeLessThan(28);
  });

  test('a cell leads to its finding and opens what holds it, with the keyboard', async () => {
    await show(400);
    const details = page.locator('#rule-root-access-key');
    expect(await details.getAttribute('open')).toBeNull();
    await page
      .getByRole('row', { name: /payments-staging-3 / })
      .getByRole('link', { name: 'C unused' })
      .press('Enter');
    const entry = page.locator('#\\31 00000000003-root-access-key');
    expect(await entry.isVisible()).toBe(true);
    expect(await entry.getByRole('link').getAttribute('href')).toBe(
      'https://page.example/cases/100000000003/root-access-key/1',
    );
  });

  test('one key skips the tables', async () => {
    await show(120);
    const skip = page.getByRole('link', { name: 'Skip the tables' });
    await skip.focus();
    expect((await skip.boundingBox())?.width).toBeGreaterThan(50);
    await skip.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("details").id')).toBe('rule-security-contact');
  });

  test('a phone shows old and new values of contacts one below the other, none broken in the middle of a word', async () => {
    const html = renderContactChangesHtml(
      {
        schemaVersion: 1,
        runId: 'run-1',
        changes: [{ account: '111111111111', type: 'SECURITY', action: 'fixed', before: former, after: wanted }],
      },
      report([account()]),
    );
    page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(html);
    expect(await measure('document.documentElement.scrollWidth')).toBe(320);
    const email = page.getByRole('row', { name: /email/ });
    const [old, now] = await email.getByRole('cell').all();
    const [above, below] = [await old?.boundingBox(), await now?.boundingBox()];
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? Infinity) + (above?.height ?? 0));
    // A small label and one line.
    expect(above?.height).toBeLessThan(50);
    expect(await now?.textContent()).toBe('security@brightwater.example');
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('axe finds nothing to mend in %s colours at %d pixels', async (colorScheme, width) => {
    await show(20, { colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: true });
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    '120 accounts are printed in full on at most 8 pages of A4, %s',
    async (colorScheme) => {
      await show(120, { colorScheme });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(8);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(26, 29, 35)');
      expect(await page.getByText('could not be read; counts as open').isVisible()).toBe(true);
      // Closed on the screen, open on paper.
      expect(await page.locator('#\\31 00000000005-security-contact').isVisible()).toBe(true);
    },
  );
});
