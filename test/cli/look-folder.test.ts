import { appendFileSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LookFolder } from '../../cli/look-folder';
import type { Begun, ReadAccount } from '../../lib/runs/look/journal';
import { UsageError } from '../../cli/usage-error';
import { filesIn, folderWith } from './support';

const begun: Begun = {
  v: 1,
  key: { organization: 'o-harborharb', account: '100000000001', policyDigest: 'd', role: '', chosen: [] },
  run: {
    id: '20261128T060000Z-manual-00000000',
    trigger: 'manual',
    mode: 'plan',
    startedAt: new Date().toISOString(),
    policyDigest: 'd',
  },
  organization: { id: 'o-harborharb', findings: [] },
  accounts: ['200000000002', '200000000003'].map((id) => ({
    id,
    name: id,
    email: `${id}@harbor.example`,
    state: 'ACTIVE',
    path: ['r-h4rb'],
    management: false,
  })),
  blocked: {},
  standpoint: { account: '100000000001', place: 'management-account', sees: [], doesNotSee: [] },
};
const read = (account: string): ReadAccount => ({
  inspection: {
    account,
    readAt: '2026-11-28T06:00:00.000Z',
    judgements: [],
    fingerprints: {},
    caseEvidence: {},
    excluded: {},
    inScope: true,
    fixes: {},
  },
  compared: [],
  byRole: false,
});
const keptBy = (folder: LookFolder): readonly string[] => folder.read.map(({ inspection }) => inspection.account);

function started(): { readonly out: string; readonly folder: LookFolder } {
  const out = join(folderWith(), 'plan');
  const folder = LookFolder.fresh(out, []);
  folder.begin(begun);
  return { out, folder };
}

test('a look that begins anew says whether it drops an interrupted one', () => {
  const out = join(folderWith(), 'plan');
  const folder = LookFolder.fresh(out, []);
  expect(folder.dropsEarlier).toBe(false);
  folder.begin(begun);
  expect([LookFolder.fresh(out, []).dropsEarlier, LookFolder.resumed(out).dropsEarlier]).toEqual([true, false]);
});

test('what an interrupted look has kept is there for the next', () => {
  const { out, folder } = started();
  folder.note({ operation: 'GetUser' });
  folder.keep(read('200000000002'));
  folder.keep(read('200000000003'));
  expect(keptBy(LookFolder.resumed(out))).toEqual(['200000000002', '200000000003']);
});

test.each([
  '{"inspection":{"accou',
  Buffer.from('{"compared":["Mü').subarray(0, -1),
  '{"inspection":{"accou\n',
  'null\n',
])('half a line that a full disk or a killed process left (%j) spoils no line that comes after it', (half) => {
  const { out, folder } = started();
  folder.keep(read('200000000002'));
  appendFileSync(join(out, 'reading.jsonl'), half);
  appendFileSync(join(out, 'calls.jsonl'), '{"time":"2026-');
  const second = LookFolder.resumed(out);
  second.keep(read('200000000003'));
  second.note({ operation: 'GetUser' });
  expect(keptBy(LookFolder.resumed(out))).toEqual(['200000000002', '200000000003']);
  expect(readFileSync(join(out, 'calls.jsonl'), 'utf8')).toBe('{"operation":"GetUser"}\n');
});

test.each(['reading.jsonl', 'calls.jsonl'])(
  'when %s cannot be written, it is told once, and nothing is thrown',
  (name) => {
    const { out, folder } = started();
    const refusals: unknown[] = [];
    folder.onRefused = (error) => refusals.push(error);
    rmSync(join(out, name));
    symlinkSync('/dev/full', join(out, name));
    folder.note({ operation: 'GetUser' });
    folder.keep(read('200000000002'));
    folder.note({ operation: 'GetUser' });
    expect(refusals).toEqual([expect.objectContaining({ code: 'ENOSPC' })]);
    // What came after the first refusal is not counted as kept: the look ends there.
    expect(folder.keptAccounts).toBe(0);
  },
);

test('what another plan writes into the same folder is not taken for this one, nor an account that it does not have', () => {
  const { out, folder } = started();
  const other = LookFolder.fresh(out, []);
  other.begin({ ...begun, run: { ...begun.run, id: '20261128T060001Z-manual-11111111' } });
  folder.keep(read('200000000002'));
  other.keep({ ...read('200000000003'), byRole: true });
  other.keep(read('999999999999'));
  expect(LookFolder.resumed(out).read).toEqual([{ ...read('200000000003'), byRole: true }]);
});

test('an account that is there twice was read once, as it was read last', () => {
  const { out, folder } = started();
  folder.keep(read('200000000002'));
  folder.keep({ ...read('200000000002'), byRole: true });
  expect(LookFolder.resumed(out).read).toEqual([{ ...read('200000000002'), byRole: true }]);
});

test.each([
  ['0.0.9', 'got one of 0.0.9: leave --resume out'],
  [undefined, 'got one of another version: leave --resume out'],
])('a plan of version %s is not gone on with', (version, words) => {
  const { out } = started();
  const file = join(out, 'look.json');
  const look = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...look, version }));
  expect(() => LookFolder.resumed(out)).toThrow(UsageError);
  expect(() => LookFolder.resumed(out)).toThrow(
    expect.objectContaining({
      mistakes: [expect.objectContaining({ message: expect.stringContaining(words) as string })],
    }) as Error,
  );
});

test('only its owner reads what a plan writes', () => {
  const { out, folder } = started();
  rmSync(join(out, 'reading.jsonl'));
  folder.keep(read('200000000002'));
  appendFileSync(join(out, 'reading.jsonl'), '{"half');
  const second = LookFolder.resumed(out);
  second.note({ operation: 'GetUser' });
  for (const name of filesIn(out)) expect([name, statSync(join(out, name)).mode & 0o777]).toEqual([name, 0o600]);
});

test('a plan that began more than a day ago is not gone on with: the report would tell it as of now', () => {
  const out = join(folderWith(), 'plan');
  const at = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
  LookFolder.fresh(out, []).begin({ ...begun, run: { ...begun.run, startedAt: at(23) } });
  expect(LookFolder.resumed(out).begun?.run.startedAt).toBeDefined();
  LookFolder.fresh(out, []).begin({ ...begun, run: { ...begun.run, startedAt: at(25) } });
  expect(() => LookFolder.resumed(out)).toThrow(UsageError);
});
