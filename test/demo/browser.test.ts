import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeWithBrowser, launchBrowser } from '../web/with-browser';
import { runningDemo, webLabs } from './running-demo';

describeWithBrowser('the demo in a real browser without script', () => {
  const running = runningDemo();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());

  beforeEach(async () => {
    const { origin } = running().demo;
    context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: origin,
      viewport: { width: 320, height: 800 },
    });
    // The limit of the whole file is enough against hanging.
    context.setDefaultTimeout(0);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto('/session');
    await page.getByRole('button', { name: /Security lead/ }).click();
  });
  afterEach(async () => {
    await context.close();
  });

  const expectQuiet = (): void =>
    expect({ complaints, errors: running().errors }).toEqual({ complaints: [], errors: [] });

  async function expectText(selector: string, text: RegExp): Promise<void> {
    expect(await page.locator(selector).first().innerText()).toMatch(text);
  }

  const overflow = (): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test('a person approves the deletion of a key, and sees it gone and proven', async () => {
    await page.goto('/');
    await page
      .getByRole('region', { name: /web-labs/ })
      .getByRole('link', { name: 'An unused root access key' })
      .click();
    await page.getByRole('radio', { name: /Approve/ }).check();
    await page.getByLabel('Reason').fill('Nobody knows this key');
    await page.getByLabel('Last four digits of the account').fill(webLabs.slice(-4));
    await page.getByRole('button', { name: 'Delete 1 access key' }).click();

    await expectText('#state', /Done/);
    await expectText('[aria-labelledby=timeline]', /Proven by reading again.*The root user has no access key/s);
    const labs = running().demo.world.organization.account(webLabs);
    expect(labs?.root.accessKeys).toEqual([]);

    await page.goto('/?state=closed');
    expect(await page.getByRole('region', { name: /web-labs/ }).innerText()).toContain('Done');
    expectQuiet();
  });

  test('the mails are in the inbox, and their one link leads to the page', async () => {
    await page.goto('/inbox');
    await page
      .getByRole('link', { name: /7 cases to decide in 6 accounts/ })
      .first()
      .click();
    const mail = page.frameLocator('iframe');
    expect(await mail.locator('body').innerText()).toContain('web-labs');
    const links = mail.getByRole('link');
    expect(await links.count()).toBe(1);
    await links.first().click();
    await page.waitForURL('**/');
    await expectText('h1', /to decide/);
    expectQuiet();
  });

  test('time moves ahead by a button, and what is due happens', async () => {
    const { clock, world } = running().demo;
    const before = clock.now();
    await page.goto('/clock');
    await page.getByRole('button', { name: '+1 day' }).click();
    await clock.settled();
    expect(clock.now() - before).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
    await page.goto('/clock');
    const runs = await page.getByRole('region', { name: /runs so far/ }).innerText();
    expect(runs).toMatch(/the schedule[\s\S]*a new account[\s\S]*by hand/);
    expect(world.runs().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expectQuiet();
  });

  test.each(['/', '/inbox', '/inbox/1', '/clock'])('%s fits into 320 pixels', async (path) => {
    await page.goto(path);
    expect(await overflow()).toBe(0);
    expectQuiet();
  });

  test('a phone shows a run in lines, each with its label, and the frame of a mail as high as the window', async () => {
    await page.goto('/clock');
    const cells = page.getByRole('row').last().getByRole('cell');
    const boxes = await Promise.all([0, 1].map((index) => cells.nth(index).boundingBox()));
    expect(boxes.map((box) => (box?.width ?? 0) > 200)).toEqual([true, true]);
    expect(boxes[1]?.y).toBeGreaterThanOrEqual((boxes[0]?.y ?? Infinity) + (boxes[0]?.height ?? 0));
    expect(await overflow()).toBe(0);
    await page.setViewportSize({ width: 320, height: 1000 });
    await page.goto('/inbox/1');
    const frame = page.locator('iframe');
    expect((await frame.boundingBox())?.height).toBeGreaterThanOrEqual(700);
    // Its edge shows that there is more to scroll to.
    expect(await frame.evaluate('getComputedStyle(document.querySelector("iframe")).borderTopWidth')).toBe('1px');
    expectQuiet();
  });

  test('the latest report leads to its cases, to the values of contacts and back to the page', async () => {
    await page.goto('/report');
    await expectText('h1', /accounts need attention/);
    expect(await overflow()).toBe(0);
    await page
      .getByRole('link', { name: /Awaiting approval in/ })
      .first()
      .click();
    await page.waitForURL('**/cases/*/root-access-key/1');
    await page.goto('/report');
    await page.getByRole('link', { name: 'Old and new values of contacts' }).click();
    await page.waitForURL('**/snapshots/*/contact-changes.html');
    await expectText('h1', /Contact changes/);
    await page.goto('/report');
    await page.getByRole('link', { name: 'Cases as they stand now' }).click();
    await expectText('h1', /to decide/);
    expectQuiet();
  });

  test('each run keeps its report and its contacts, also when later ones changed nothing', async () => {
    await page.goto('/clock');
    const first = page.getByRole('row').last();
    expect(await first.innerText()).toMatch(/by hand[\s\S]*11 contacts in 6 accounts/);
    await first.getByRole('link', { name: /Report of the run/ }).click();
    await page.waitForURL('**/runs/*/report.html');
    await expectText('h1', /accounts need attention/);
    await page.goto('/clock');
    await first.getByRole('link', { name: /Contacts of the run/ }).click();
    await page.waitForURL('**/snapshots/*/contact-changes.html');
    await expectText('main + p, header p', /11 contacts in 6 accounts written/);
    expect(await overflow()).toBe(0);
    expectQuiet();
  });
});
