import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../lib/domain/runs/report';
import { organizationNow } from '../runs/look/looking';
import { serveTo, type Served } from './callers';
import { folderWith } from './support';

const harbor = organizationNow('harbor');
const management = harbor.organization.managementAccountId;
// Faults pass after some calls, and a credential report takes seconds: neither is what this is about.
const accounts = harbor.accounts.map(({ faults: _faults, ...account }) => ({
  ...account,
  ...(account.id === management && { root: {} }),
}));
// As many as take seconds to read.
const few = { ...harbor, accounts: accounts.slice(0, 8) };
const soon = (): string => new Date(Date.now() + 3000).toISOString();

let aws: Served;
afterEach(() => aws.close());

const linesOf = (file: string): readonly Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Accounts whose contacts were asked for, once for each time. */
const askedIn = (out: string): readonly unknown[] =>
  linesOf(join(out, 'calls.jsonl'))
    .filter(({ operation, error }) => operation === 'GetAlternateContact' && error !== 'ExpiredTokenException')
    .map(({ target }) => target);

const finishedIn = (out: string): readonly string[] =>
  linesOf(join(out, 'reading.jsonl')).map(({ inspection }) => (inspection as { account: string }).account);

const reportIn = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;

it('ends with one sentence when the credentials expire in the middle, keeps what was read, and goes on with new ones', async () => {
  aws = await serveTo({ ...harbor, accounts }, [
    { name: 'short', account: management, expiresAt: soon() },
    { name: 'fresh', account: management },
  ]);
  const out = join(folderWith(), 'plan');
  const { code, err } = await aws.rootwardAs('short', 'plan', '--out', out);
  expect({ code, err }).toEqual({
    code: 3,
    err: [
      expect.stringMatching(/^The AWS credentials of profile short have expired\./) as string,
      expect.stringMatching(
        /^\d+ of 16 accounts are read and kept in .*\. Go on with the same command and --resume\.$/,
      ) as string,
    ],
  });
  expect(existsSync(join(out, 'report.json'))).toBe(false);
  const finished = finishedIn(out);
  const asked = askedIn(out).length;
  expect(finished.length).toBeGreaterThan(0);
  expect((await aws.rootwardAs('fresh', 'plan', '--out', out, '--resume')).code).toBe(0);
  const again = askedIn(out).slice(asked);
  expect(again.filter((account) => finished.includes(String(account)))).toEqual([]);
  expect(reportIn(out).totals.coverage).toMatchObject({ incomplete: 1, skipped: 2 });
  expect(existsSync(join(out, 'reading.jsonl'))).toBe(false);
});

it('keeps what was read on Ctrl+C, says how to go on, and refuses to go on with something else', async () => {
  aws = await serveTo(few, [{ name: 'admin', account: management }]);
  const out = join(folderWith(), 'plan');
  const child = spawn(process.execPath, ['cli/bin.js', 'plan', '--out', out, '--profile', 'admin'], {
    cwd: join(__dirname, '..', '..'),
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const reading = join(out, 'reading.jsonl');
  while (!existsSync(reading) || linesOf(reading).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(said).toMatch(/Cancelled\. \d+ of 8 accounts are read and kept in .*--resume\.\n$/);
  expect(said).not.toContain('    at ');
  const other = await aws.rootwardAs('admin', 'plan', '--out', out, '--resume', '--role', 'Audit');
  expect(other).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/expected an interrupted plan with --role Audit, got one with --role \(none\)/)],
  });
  expect((await aws.rootwardAs('admin', 'plan', '--out', out, '--resume')).code).toBe(0);
});

it.each(['SIGINT', 'SIGTERM'] as const)('without --out, %s says that nothing is kept', async (signal) => {
  aws = await serveTo(few, [{ name: 'admin', account: management }]);
  const child = spawn(process.execPath, ['cli/bin.js', 'plan', '--profile', 'admin'], {
    cwd: join(__dirname, '..', '..'),
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!aws.calledBy('admin').includes('account:GetAlternateContact'))
    await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill(signal);
  expect({ code: await ended, said }).toEqual({
    code: 130,
    said: 'Cancelled. Nothing is kept without --out.\n',
  });
});

it('ends with one sentence when the disk is full in the middle, and takes no account for one that AWS does not answer about', async () => {
  aws = await serveTo(few, [{ name: 'admin', account: management }]);
  const whole = join(folderWith(), 'plan');
  expect((await aws.rootwardAs('admin', 'plan', '--out', whole)).code).toBe(0);
  const out = join(folderWith(), 'plan');
  const said = aws.rootwardAs('admin', 'plan', '--out', out);
  const [reading, calls] = [join(out, 'reading.jsonl'), join(out, 'calls.jsonl')];
  while (!existsSync(reading) || linesOf(reading).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(calls);
  symlinkSync('/dev/full', calls);
  expect(await said).toMatchObject({
    code: 3,
    err: [
      'What is read could not be kept: write: the disk is full.',
      expect.stringMatching(/^\d+ of 8 accounts are read and kept in .*--resume\.$/) as string,
    ],
  });
  rmSync(calls);
  expect((await aws.rootwardAs('admin', 'plan', '--out', out, '--resume')).code).toBe(0);
  expect(reportIn(out).totals.coverage).toEqual(reportIn(whole).totals.coverage);
});
