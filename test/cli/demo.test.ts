import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { creek, creekFolder, creekPolicy, folderWith, rootward } from './support';

const bin = join(__dirname, '..', '..', 'cli', 'bin.js');

test('a newcomer is told what was found and fixed and what to open; Ctrl+C ends it', async () => {
  const child = spawn(process.execPath, [bin, 'demo', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const pages = new Promise<readonly number[]>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (!text.includes('Stop it with Ctrl+C.')) return;
      const links = text.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/g) ?? [];
      Promise.all(links.map(async (link) => (await fetch(link)).status)).then(resolve, reject);
    });
    child.on('error', reject).on('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  // Three of the pages require a sign-in.
  expect(await pages).toEqual([401, 401, 401, 200]);
  const { origin } = new URL(/http:\S+/.exec(text)?.[0] ?? '');
  expect(text).toContain(`From another terminal: npx --no-install rootward cases --url ${origin}\n`);
  const { out } = await rootward('cases', '--url', origin.replace('127.0.0.1', 'localhost'));
  expect(out[0]).toBe('7 open cases');
  expect(text).toMatch(
    /After the first run[\s\S]*Written +11 contacts in 6 accounts\nTo decide 7 cases, told in 2 mails\n/,
  );
  const ended = new Promise((resolve) => child.removeAllListeners('exit').on('exit', (code) => resolve(code)));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test.each([
  [['--out', 'folder'], '--out: expected --headless with it: a demo that serves pages writes nothing'],
  [['--headless', '--port', '1'], '--port: expected no port: --headless serves nothing'],
])('%j do not go together', async (words, mistake) => {
  expect(await rootward('demo', ...words)).toEqual({ code: 2, out: [], err: [`command line: ${mistake}`] });
});

test('in plan mode it says that nothing is done, what is in violation, and what changes that', async () => {
  const folder = creekFolder(creek, { ...creekPolicy, run: { mode: 'plan' } });
  const files = [join(folder, 'org.json'), '--policy', join(folder, 'rootward.yaml')];
  const child = spawn(process.execPath, [bin, 'demo', ...files, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const data of child.stdout) {
    text += String(data);
    if (text.includes('Stop it with Ctrl+C.')) break;
  }
  expect(text).toContain('Plan mode (run.mode in the policy): it reads every account and reports.');
  expect(text).toMatch(/2 of 3 accounts are in violation\.[\s\S]*To act, set run\.mode: apply in the policy\./);
  expect(text).not.toMatch(/To decide|Fixed {2}|opens a case|open a case/);
  const { origin } = new URL(/http:\S+/.exec(text)?.[0] ?? '');
  const { out } = await rootward('cases', '--url', origin);
  expect(out).toEqual(
    expect.arrayContaining(['2 of 3 accounts are in violation.', 'To act, set run.mode: apply in the policy.']),
  );
  expect(out).toContain('0 open cases');
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
});

test('under npm run it ends with npm, although the shell between them passes no signal on', async () => {
  const child = spawn('npm', ['run', 'demo', '--', '--port', '0'], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const data of child.stdout) {
    text += String(data);
    if (text.includes('Stop it with Ctrl+C.')) break;
  }
  const { origin } = new URL(/http:\S+/.exec(text)?.[0] ?? '');
  child.kill('SIGTERM');
  const answers = (): Promise<boolean> =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  while (await answers()) await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await answers()).toBe(false);
});

test('when nobody named a port and 8080 is taken, it says where it is instead', async () => {
  const server = createServer();
  // Somebody else on this machine may have it already.
  await new Promise<unknown>(
    (resolve) => void server.once('error', resolve).listen(8080, '127.0.0.1', () => resolve(0)),
  );
  const child = spawn(process.execPath, [bin, 'demo'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  for await (const data of child.stderr) {
    text += String(data);
    if (text.includes('This one is at')) break;
  }
  expect(text).toMatch(/^Port 8080 is in use, maybe by another demo\. This one is at http:\/\/127\.0\.0\.1:80[89]\d$/m);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  if (server.listening) await new Promise((resolve) => server.close(resolve));
});

test('a port that is taken is an error when it was named', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await rootward('demo', '--port', String(port))).toMatchObject({
    code: 2,
    err: [`command line: --port: expected a free port, got ${port}: it is in use`],
  });
  await new Promise((resolve) => server.close(resolve));
});

test('without a page it simulates two days, says what happened and ends', async () => {
  const out = folderWith();
  const said = await rootward('demo', '--headless', '--out', out);
  expect(said.code).toBe(0);
  expect(said.out.at(-2)).toBe(`Report: ${out}/report.html`);
  expect(said.out).toContainEqual(expect.stringMatching(/^Outcome of run 3, as of 2026-\d\d-\d\d \d\d:\d\d UTC$/));
});
