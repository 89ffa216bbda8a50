import { mkdirSync } from 'node:fs';
import { replaceResults, type ResultFile } from './replace-results';
import type { SimulationResult } from './simulation-result';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes a simulation into `directory`, in place of an earlier one and all at once: `report.*` of the last run over all
 * accounts, `runs/<n>/report.json`, `cases.json`, `organization.json`, `calls.jsonl`, `executions.json`, `mails/*.eml` and the
 * ledger that `rootward contacts restore` reads.
 */
export function writeResults(directory: string, result: SimulationResult): void {
  const files: ResultFile[] = [
    ['cases.json', json(result.cases)],
    ['organization.json', json(result.organization)],
    ['calls.jsonl', result.calls.map((call) => `${JSON.stringify(call)}\n`).join('')],
    ['executions.json', json(result.executions.map(executionRow))],
    ...result.runs.map(({ json: text }, index): ResultFile => [`runs/${index + 1}/report.json`, text]),
    ...result.mails.map(({ recipient, eml }, index): ResultFile => [mailName(index, recipient), eml]),
    ...result.ledger.map(({ key, text }): ResultFile => [key, text]),
  ];
  const last = result.runs.findLast((run) => run.whole);
  if (last) files.push(['report.json', last.json], ['report.html', last.html], ['report.csv', last.csv]);
  mkdirSync(directory, { recursive: true });
  replaceResults(directory, files);
}

/** File systems take names of 255 bytes. */
const longest = 240;

/** File name of a mail. Recipients come from the policy and may hold characters that are unsafe in file names. */
const mailName = (index: number, recipient: string): string =>
  `mails/${String(index + 1).padStart(4, '0')}-${recipient.replace(/[^\w.@+-]/g, '_').slice(0, longest)}.eml`;

function executionRow(execution: SimulationResult['executions'][number]): Record<string, unknown> {
  const { name, machine, status, startedAt, stoppedAt } = execution;
  return { name, machine, status, startedAt, stoppedAt: stoppedAt ?? null };
}
