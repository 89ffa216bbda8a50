import { mkdirSync } from 'node:fs';
import { renderReportHtml } from '../../lib/views/report/report-html';
import { replaceResults, type ResultFile } from './replace-results';
import { tableFile } from './table-file';
import type { RunResult, SimulationResult } from './simulation-result';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes a simulation into `directory`, in place of an earlier one and all at once: `report.*` and `contact-changes.*` of
 * the last run over all accounts, the same of each run in `runs/<n>/`, `cases.json`, `organization.json`, `table.json`,
 * `calls.jsonl`, `executions.json`, `mails/*.eml` and the ledger that `rootward contacts restore` reads.
 */
export function writeResults(directory: string, result: SimulationResult): void {
  const files: ResultFile[] = [
    ['cases.json', json(result.cases)],
    ['organization.json', json(result.organization)],
    ['table.json', json(tableFile(result))],
    ['calls.jsonl', result.calls.map((call) => `${JSON.stringify(call)}\n`).join('')],
    ['executions.json', json(result.executions.map(executionRow))],
    ...result.runs.flatMap((run, index) => filesOf(run, `runs/${index + 1}/`)),
    ...result.mails.map(({ recipient, eml }, index): ResultFile => [mailName(index, recipient), eml]),
    ...result.ledger.map(({ key, text }): ResultFile => [key, text]),
  ];
  const last = result.runs.findLast((run) => run.whole);
  if (last) files.push(...filesOf(last, ''));
  mkdirSync(directory, { recursive: true });
  replaceResults(directory, files);
}

/** The report of a run and its contact changes, beside each other. Nothing serves a page, so it leads to no case. */
const filesOf = ({ report, json, csv, contactChanges }: RunResult, folder: string): readonly ResultFile[] => [
  [`${folder}report.json`, json],
  [`${folder}report.html`, renderReportHtml(report, { contactChanges: 'contact-changes.html' })],
  [`${folder}report.csv`, csv],
  [`${folder}contact-changes.json`, contactChanges.json],
  [`${folder}contact-changes.html`, contactChanges.html],
];

/** File systems take names of 255 bytes. */
const longest = 240;

/** File name of a mail. Recipients come from the policy and may hold characters that are unsafe in file names. */
const mailName = (index: number, recipient: string): string =>
  `mails/${String(index + 1).padStart(4, '0')}-${recipient.replace(/[^\w.@+-]/g, '_').slice(0, longest)}.eml`;

function executionRow(execution: SimulationResult['executions'][number]): Record<string, unknown> {
  const { name, machine, status, startedAt, stoppedAt } = execution;
  return { name, machine, status, startedAt, stoppedAt: stoppedAt ?? null };
}
