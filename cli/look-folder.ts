import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BegunSchema, ReadAccountSchema, type Begun, type Journal, type ReadAccount } from '../lib/runs/look/journal';
import type { Looked } from '../lib/runs/look/report-look';
import { renderContactChangesHtml } from '../lib/views/report/contact-changes-html';
import { renderReportCsv } from '../lib/views/report/report-csv';
import { renderReportHtml } from '../lib/views/report/report-html';
import { loadJson } from '../simulation/load-json';
import { replaceResults, type ResultFile } from '../simulation/results/replace-results';
import { readText } from './input-files';
import { checkOutputFolder } from './output-folder';
import { UsageError } from './usage-error';

const names = { look: 'look.json', reading: 'reading.jsonl', calls: 'calls.jsonl' } as const;

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The folder of a look at an organization. While accounts are read it holds what is read, so that a later look goes on;
 * at the end the report.
 */
export class LookFolder implements Journal {
  /** The earlier look, or since the reading began this one. */
  begun?: Begun;
  readonly read: readonly ReadAccount[] = [];
  private calls: string[] = [];
  /** False until the reading began: nothing is written before. */
  private open = false;
  private kept: ReadAccount[] = [];

  private constructor(
    readonly folder: string,
    earlier?: { readonly begun: Begun; readonly read: readonly ReadAccount[]; readonly calls: readonly string[] },
  ) {
    if (earlier === undefined) return;
    this.begun = earlier.begun;
    this.read = earlier.read;
    this.kept = [...earlier.read];
    this.calls = [...earlier.calls];
    this.open = true;
  }

  /** @throws UsageError when results cannot be written there */
  static fresh(folder: string, inputs: readonly string[]): LookFolder {
    checkOutputFolder({ option: '--out', folder, inputs });
    return new LookFolder(folder);
  }

  /** @throws UsageError when the folder holds no interrupted look */
  static resumed(folder: string): LookFolder {
    const files = { look: join(folder, names.look), reading: join(folder, names.reading) };
    if (!existsSync(files.look)) throw nothingToResume(folder, 'no plan');
    if (!existsSync(files.reading)) throw nothingToResume(folder, 'a complete one: leave --resume out to read again');
    const begun = loadJson(BegunSchema, readText(files.look), files.look);
    if (!begun.ok) throw new UsageError(begun.mistakes);
    const read = linesOf(files.reading).flatMap((text) => {
      // A process that was killed leaves half a line.
      const loaded = loadJson(ReadAccountSchema, text, files.reading);
      return loaded.ok ? [loaded.value] : [];
    });
    return new LookFolder(folder, { begun: begun.value, read, calls: linesOf(join(folder, names.calls)) });
  }

  begin(begun: Begun): void {
    this.begun = begun;
    mkdirSync(this.folder, { recursive: true });
    replaceResults(this.folder, [
      [names.look, json(begun)],
      [names.reading, ''],
      [names.calls, this.calls.map((call) => `${call}\n`).join('')],
    ]);
    this.open = true;
  }

  keep(account: ReadAccount): void {
    this.kept.push(account);
    appendFileSync(join(this.folder, names.reading), line(account));
  }

  /** Notes one call to AWS. */
  note(call: Readonly<Record<string, unknown>>): void {
    const text = JSON.stringify(call);
    this.calls.push(text);
    if (this.open) appendFileSync(join(this.folder, names.calls), `${text}\n`);
  }

  /** Accounts that a later look need not read. */
  get keptAccounts(): number {
    return this.kept.length;
  }

  /** Writes the report in place of what was read, which stays only while accounts have to be read again. */
  finish({ report, contactChanges, unanswered }: Looked): void {
    const changed = contactChanges.changes.length > 0;
    const files: ResultFile[] = [
      ['report.json', json(report)],
      ['report.csv', renderReportCsv(report)],
      ['report.html', renderReportHtml(report, changed ? { contactChanges: 'contact-changes.html' } : {})],
      ...(changed
        ? ([
            ['contact-changes.json', json(contactChanges)],
            ['contact-changes.html', renderContactChangesHtml(contactChanges, report)],
          ] as const)
        : []),
      [names.look, json(this.begun)],
      [names.calls, this.calls.map((call) => `${call}\n`).join('')],
      ...(unanswered > 0 ? ([[names.reading, this.kept.map(line).join('')]] as const) : []),
    ];
    replaceResults(this.folder, files);
  }
}

const linesOf = (file: string): readonly string[] =>
  existsSync(file)
    ? readText(file)
        .split('\n')
        .filter((text) => text !== '')
    : [];

const nothingToResume = (folder: string, got: string): UsageError =>
  UsageError.of('--resume', `expected ${folder} to hold an interrupted plan, got ${got}`);
