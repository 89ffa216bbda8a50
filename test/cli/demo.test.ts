import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { folderWith, rootward } from './support';

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
  expect(text).toMatch(
    /After the first run[\s\S]*Fixed +11 contacts in 6 accounts\nTo decide 7 cases, told in 2 mails\n/,
  );
  const ended = new Promise((resolve) => child.removeAllListeners('exit').on('exit', (code) => resolve(code)));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
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
  expect(said.out.at(-1)).toBe(`Report: ${out}/report.html`);
  expect(said.out).toContain('Outcome of run 3');
});
