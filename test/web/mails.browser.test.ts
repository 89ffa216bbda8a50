import type { Browser } from 'playwright-core';
import { renderDigest } from '../../lib/views/mails/digest';
import { approversPolicy, lead } from '../domain/support/cases';
import { caseRecord, run } from '../views/samples';
import { describeWithBrowser, launchBrowser } from './with-browser';

const asked = [caseRecord({ accountName: 'very-long-name-'.repeat(12) }), caseRecord({ rule: 'root-mfa' })];
const { html } = renderDigest({
  person: { name: 'Security lead', email: lead },
  policy: approversPolicy(),
  run,
  organizationId: 'o-aaaaaaaaaa',
  asked,
  open: asked,
  pageUrl: 'https://page.example.com',
});

describeWithBrowser('a mail in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());

  /** What is wider than the window, and the colours of words and ground. */
  const look = async (markup: string, colorScheme: 'light' | 'dark'): Promise<unknown> => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
    await page.setContent(markup);
    const seen = await page.evaluate(
      '(({ color, backgroundColor }, { scrollWidth, clientWidth }) => [scrollWidth - clientWidth, color, backgroundColor])(getComputedStyle(document.body), document.documentElement)',
    );
    await page.close();
    return seen;
  };

  test('fits into 320 pixels, in light and dark colours', async () => {
    expect(await look(html, 'light')).toEqual([0, 'rgb(26, 29, 35)', 'rgb(255, 255, 255)']);
    expect(await look(html, 'dark')).toEqual([0, 'rgb(233, 236, 241)', 'rgb(29, 33, 40)']);
  });

  test('keeps its light colours where a mail program drops the style sheet', async () => {
    const dropped = html
      .replace(/<style>.*<\/style>/, '')
      .replaceAll(/<meta name="[a-z-]*color-scheme[a-z]*"[^>]*>/g, '');
    expect(dropped).not.toContain('color-scheme');
    expect(await look(dropped, 'dark')).toEqual([0, 'rgb(26, 29, 35)', 'rgb(255, 255, 255)']);
  });
});
