import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { BegunSchema, ReadAccountSchema, type Begun, type Journal, type ReadAccount } from '../lib/runs/look/journal';
import type { Looked } from '../lib/runs/look/report-look';
import { renderContactChangesHtml } from '../lib/views/report/contact-changes-html';
import { renderReportCsv } from '../lib/views/report/report-csv';
import { renderReportHtml } from '../lib/views/report/report-html';
import { loadJson } from '../simulation/load-json';
import { replaceResult, replaceResults, type ResultFile } from '../simulation/results/replace-results';
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
  private refused = false;
  /**
   * Hears, once, that the system refuses to write what is read. Nothing more is kept then. It is not thrown: whoever notes
   * a call would take it for the call's own error.
   */
  onRefused: (error: unknown) => void = () => undefined;

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
    return new LookFolder(folder, {
      begun: begun.value,
      read: wholeLines(folder, names.reading, ReadAccountSchema),
      calls: wholeLines(folder, names.calls, z.looseObject({})).map((call) => JSON.stringify(call)),
    });
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
    if (this.append(names.reading, line(account))) this.kept.push(account);
  }

  /** Notes one call to AWS. */
  note(call: Readonly<Record<string, unknown>>): void {
    const text = JSON.stringify(call);
    this.calls.push(text);
    if (this.open) this.append(names.calls, `${text}\n`);
  }

  /** False when it is not written. */
  private append(name: string, text: string): boolean {
    if (this.refused) return false;
    try {
      appendFileSync(join(this.folder, name), text);
      return true;
    } catch (error: unknown) {
      this.refused = true;
      this.onRefused(error);
      return false;
    }
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

/** The lines of a file that are whole. A killed process and a full disk leave half of one, which is taken out of it. */
function wholeLines<T>(folder: string, name: string, schema: z.ZodType<T>): readonly T[] {
  const file = join(folder, name);
  if (!existsSync(file)) return [];
  const text = readText(file);
  const values = text.split('\n').flatMap((each) => {
    const loaded = loadJson(schema, each, file);
    return loaded.ok ? [loaded.value] : [];
  });
  const whole = values.map(line).join('');
  if (whole !== text) replaceResult(folder, [name, whole]);
  return values;
}

const nothingToResume = (folder: string, got: string): UsageError =>
  UsageError.of('--resume', `expected ${folder} to hold an interrupted plan, got ${got}`);
