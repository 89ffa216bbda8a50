import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../lib/domain/runs/report';

/** One line of `calls.jsonl`. */
export interface NotedCall {
  readonly service: string;
  readonly operation: string;
  readonly target: string;
  readonly error?: string;
}

const linesOf = (file: string): readonly unknown[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => parsed(line))
    : [];

/** Nothing for half a line, which a killed process leaves. */
function parsed(line: string): unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

export const callsIn = (folder: string): readonly NotedCall[] =>
  linesOf(join(folder, 'calls.jsonl')) as readonly NotedCall[];

interface Kept {
  readonly inspection: { readonly account: string };
}

/** Accounts that an interrupted look has read to their end. */
export const keptIn = (folder: string): readonly string[] =>
  (linesOf(join(folder, 'reading.jsonl')) as readonly Kept[]).map(({ inspection }) => inspection.account);

/** True when there is something to go on with. */
export const isInterrupted = (folder: string): boolean =>
  existsSync(join(folder, 'look.json')) && existsSync(join(folder, 'reading.jsonl'));

export const reportIn = (folder: string): Report =>
  JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;

/** A report without what differs between two looks at the same: times, the run's id, counts of calls. */
export function comparable({ run, totals, ...report }: Report): unknown {
  const { id: _id, startedAt: _started, finishedAt: _finished, ...ran } = run;
  const { awsCalls: _calls, throttled: _throttled, ...counted } = totals;
  return { ...report, run: ran, totals: counted };
}
