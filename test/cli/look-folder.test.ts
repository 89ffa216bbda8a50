import { appendFileSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { LookFolder } from '../../cli/look-folder';
import type { Begun, ReadAccount } from '../../lib/runs/look/journal';
import { folderWith } from './support';

const begun: Begun = {
  v: 1,
  key: { organization: 'o-harborharb', account: '100000000001', policyDigest: 'd', role: '', chosen: [] },
  run: {
    id: '20261128T060000Z-manual-00000000',
    trigger: 'manual',
    mode: 'plan',
    startedAt: '2026-11-28T06:00:00.000Z',
    policyDigest: 'd',
  },
  organization: { id: 'o-harborharb', findings: [] },
  accounts: [],
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

test('what an interrupted look has kept is there for the next', () => {
  const { out, folder } = started();
  folder.note({ operation: 'GetUser' });
  folder.keep(read('200000000002'));
  folder.keep(read('200000000003'));
  expect(keptBy(LookFolder.resumed(out))).toEqual(['200000000002', '200000000003']);
});

test.each(['{"inspection":{"accou', '{"inspection":{"accou\n', 'null\n'])(
  'half a line that a full disk or a killed process left (%j) spoils no line that comes after it',
  (half) => {
    const { out, folder } = started();
    folder.keep(read('200000000002'));
    appendFileSync(join(out, 'reading.jsonl'), half);
    appendFileSync(join(out, 'calls.jsonl'), '{"time":"2026-');
    const second = LookFolder.resumed(out);
    second.keep(read('200000000003'));
    second.note({ operation: 'GetUser' });
    expect(keptBy(LookFolder.resumed(out))).toEqual(['200000000002', '200000000003']);
    expect(readFileSync(join(out, 'calls.jsonl'), 'utf8')).toBe('{"operation":"GetUser"}\n');
  },
);

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
