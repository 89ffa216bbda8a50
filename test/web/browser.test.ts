import { source as axeSource, type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { serveApp, type ServedApp } from '../../simulation/serve-app';
import type { CaseRecord } from '../../lib/domain/cases/case';
import { createApp } from '../../lib/web/app';
import { pickedIdentity } from '../../lib/web/picked-identity';
import { approvers, certificateCase, keyCase, lead, managementCase, mfaCase, now, passwordCase } from './case-records';
import { describeWithBrowser, launchBrowser } from './with-browser';
import { pathOf, webWorld, type WebWorld } from './web-world';

const longName = `<img src=x onerror=alert(1)> ${'very-long-name-'.repeat(12)}`;

const records: readonly CaseRecord[] = [
  keyCase(),
  mfaCase(),
  managementCase(),
  certificateCase(),
  passwordCase({ accountName: longName }),
  keyCase({ account: '400000000008', state: 'approved', decision: 'approve', decidedBy: lead }),
  keyCase({
    account: '400000000009',
    reason: 'in-use',
    unit: 'ou-1',
    unitName: 'Production',
    rootEmail: 'a@b.example',
  }),
  keyCase({ account: '400000000010', state: 'failed', decidedBy: lead, closedAt: now }),
  keyCase({ account: '400000000012', state: 'rejected', decidedBy: lead, closedAt: now }),
];

/** Turns off the browser's validation, because a robot would not stop at it. */
const withoutValidation = "document.querySelector('form[method=post]').noValidate = true";

describeWithBrowser('in a real browser without script', () => {
  let browser: Browser;
  let world: WebWorld;
  let served: ServedApp;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());

  beforeEach(async () => {
    world = webWorld({ records });
    served = await serveApp((origin) =>
      createApp({ ...world.ports, ...pickedIdentity(approvers, 'k'.repeat(32)), origin }),
    );
    context = await browser.newContext({ javaScriptEnabled: false, baseURL: served.origin });
    // The limit of the whole file is enough against hanging.
    context.setDefaultTimeout(0);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    await served.close();
  });

  const signIn = async (): Promise<void> => {
    await page.goto('/');
    await page.getByRole('button', { name: /Security lead/ }).click();
  };

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.id');

  /** Presses Tab until the element with this id has the focus. */
  async function tabTo(id: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await press('Tab');
      if ((await focused()) === id) return;
    }
    throw new Error(`Tab never came to ${id}.`);
  }

  test('a case is approved with the keyboard alone', async () => {
    await signIn();
    await page.getByRole('link', { name: 'An unused root access key' }).first().focus();
    await press('Enter');
    await page.waitForURL('**/root-access-key/1');
    await tabTo('decision');
    await press('Space');
    await tabTo('reason');
    await page.keyboard.type('Never used, nobody knows it');
    await tabTo('digits');
    await page.keyboard.type('0006');
    await press('Enter');
    // The response has the same address.
    const decided = page.locator('#state', { hasText: 'Approved. By lead@example.com' });
    await decided.waitFor();
    expect(await decided.count()).toBe(1);
    expect(world.requests).toEqual([
      {
        account: '400000000006',
        rule: 'root-access-key',
        generation: 1,
        fingerprint: 'a'.repeat(64),
        decision: 'approve',
        by: lead,
        reason: 'Never used, nobody knows it',
      },
    ]);
  });

  test('the list of mistakes has the focus, and leads to the fields', async () => {
    await signIn();
    await page.goto(pathOf(keyCase()));
    await page.evaluate(withoutValidation);
    await page.getByRole('button', { name: 'Choose a decision' }).click();
    await expect(page.title()).resolves.toContain('Please correct');
    await expect(page.evaluate(`document.activeElement.className`)).resolves.toBe('mistakes');
    await press('Tab', 'Tab', 'Enter', 'Tab');
    await expect(focused()).resolves.toBe('digits');
    expect(world.requests).toEqual([]);
  });

  test.each([
    [keyCase(), 'Approve', 'Delete 2 access keys'],
    [keyCase(), 'Reject', 'Reject: change nothing'],
    [mfaCase(), 'Done by hand', 'Say done: read the account again'],
    [mfaCase(), 'Accept the risk', 'Accept the risk'],
  ])('the button says what the chosen decision does', async (record, choice, words) => {
    await signIn();
    await page.goto(pathOf(record));
    const button = page.locator('form[method=post] button.decide');
    expect(await button.innerText()).toBe('Choose a decision');
    await page.getByRole('radio', { name: choice }).check();
    expect(await button.innerText()).toBe(words);
    // What style hides has no part in the name that a screen reader says.
    expect(await page.getByRole('button', { name: words, exact: true }).count()).toBe(1);
  });

  test('the day is asked for only where a risk is accepted', async () => {
    await signIn();
    await page.goto(pathOf(keyCase()));
    await expect(page.getByLabel('Until').isVisible()).resolves.toBe(false);
    await page.getByLabel('Accept the risk').check();
    await expect(page.getByLabel('Until').isVisible()).resolves.toBe(true);
  });

  test('no page is wider than the window at 320 pixels, and the browser has nothing to complain about', async () => {
    await signIn();
    complaints.length = 0;
    await page.setViewportSize({ width: 320, height: 640 });
    const paths = ['/', '/?state=closed', '/session', ...records.map(pathOf)];
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (overflow > 0) wide.push(`${path}: ${overflow} pixels`);
    }
    expect({ wide, complaints }).toEqual({ wide: [], complaints: [] });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing to mend on any page in %s colours', async (colorScheme) => {
    const scripted = await browser.newContext({ baseURL: served.origin, colorScheme, bypassCSP: true });
    const tab = await scripted.newPage();
    await tab.goto('/');
    await tab.getByRole('button', { name: /Security lead/ }).click();
    const found: string[] = [];
    for (const path of ['/', '/?state=closed', '/session', ...records.map(pathOf)]) {
      await tab.goto(path);
      await tab.evaluate(axeSource);
      const { violations } = await tab.evaluate<AxeResults>('axe.run()');
      found.push(...violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html ?? ''}`));
    }
    await scripted.close();
    expect(found).toEqual([]);
  });

  test('somebody who follows every link and presses every button, without the digits, decides nothing', async () => {
    await signIn();
    const seen = new Set<string>();
    const queue = [served.origin, `${served.origin}/?state=closed`];
    let pressed = 0;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const url = next.split('#')[0] ?? next;
      if (seen.has(url) || !url.startsWith(served.origin)) continue;
      seen.add(url);
      await page.goto(url);
      queue.push(...(await page.evaluate<string[]>('Array.from(document.links, (link) => link.href)')));
      pressed += await pressEverything(url);
    }
    expect({ requests: world.requests, records: world.records }).toEqual({ requests: [], records });
    expect([...seen]).toEqual(expect.arrayContaining(records.map((record) => `${served.origin}${pathOf(record)}`)));
    // Seven forms, as they are and with each choice.
    expect(pressed).toBeGreaterThan(25);
  });

  /**
   * Presses every button of the form that posts: with the form as it is, and with each choice and filled text fields.
   */
  async function pressEverything(url: string): Promise<number> {
    const buttons = await page.locator('form[method=post] button').count();
    const choices = await page.locator('form[method=post] input[type=radio]').count();
    let pressed = 0;
    for (let button = 0; button < buttons; button++)
      for (let choice = -1; choice < choices; choice++) {
        await page.goto(url);
        await page.evaluate(withoutValidation);
        const form = page.locator('form[method=post]');
        if (choice >= 0) {
          await form.locator('input[type=radio]').nth(choice).check();
          await form.locator('textarea').fill('a reason that is long enough');
          await form.locator('input.digits').fill('4711');
        }
        await form.locator('button').nth(button).click();
        pressed += 1;
      }
    return pressed;
  }
});
