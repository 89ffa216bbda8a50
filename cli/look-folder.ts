import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { version } from '../package.json';
import { BegunSchema, ReadAccountSchema, type Begun, type Journal, type ReadAccount } from '../lib/runs/look/journal';
import { utcMinute } from '../lib/domain/time';
import type { Looked } from '../lib/runs/look/report-look';
import { renderContactChangesHtml } from '../lib/views/report/contact-changes-html';
import { renderReportCsv } from '../lib/views/report/report-csv';
import { renderReportHtml } from '../lib/views/report/report-html';
import { loadJson } from '../simulation/load-json';
import { replaceResult, replaceResults, type ResultFile } from '../simulation/results/replace-results';
import { readBytes, readText } from './input-files';
import { checkOutputFolder } from './output-folder';
import { UsageError } from './usage-error';

const names = { look: 'look.json', reading: 'reading.jsonl', calls: 'calls.jsonl' } as const;

/** Only its owner reads what a plan writes: it holds addresses and telephone numbers of people, and what is open. */
const ofItsOwner = 0o600;

/** What was read longer ago would be told as if it were of now. */
const longestMilliseconds = 24 * 60 * 60 * 1000;

/** Another version may judge in another way. */
const StartedSchema = BegunSchema.extend({ version: z.string().optional() });

/** Two plans may write into one folder at once: each account says which of them read it. */
const KeptSchema = ReadAccountSchema.extend({ run: z.string().optional() });

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

  /** True when an interrupted look is there that is begun anew. */
  readonly dropsEarlier: boolean;

  private constructor(
    readonly folder: string,
    earlier?: { readonly begun: Begun; readonly read: readonly ReadAccount[]; readonly calls: readonly string[] },
  ) {
    this.dropsEarlier = earlier === undefined && existsSync(join(folder, names.reading));
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
    const started = loadJson(StartedSchema, readText(files.look), files.look);
    if (!started.ok) throw new UsageError(started.mistakes);
    const { version: by = 'another version', ...begun } = started.value;
    if (by !== version)
      throw UsageError.of(
        '--resume',
        `expected an interrupted plan of rootward ${version}, got one of ${by}: leave --resume out to begin anew`,
      );
    if (Date.now() - Date.parse(begun.run.startedAt) > longestMilliseconds)
      throw nothingToResume(
        folder,
        `one of ${utcMinute(begun.run.startedAt)}, which says nothing about today: leave --resume out to begin anew`,
      );
    return new LookFolder(folder, {
      begun,
      read: accountsOf(begun, wholeLines(folder, names.reading, KeptSchema)),
      calls: wholeLines(folder, names.calls, z.looseObject({})).map((call) => JSON.stringify(call)),
    });
  }

  begin(begun: Begun): void {
    this.begun = begun;
    mkdirSync(this.folder, { recursive: true });
    this.replace([
      [names.look, json({ ...begun, version })],
      [names.reading, ''],
      [names.calls, this.calls.map((call) => `${call}\n`).join('')],
    ]);
    this.open = true;
  }

  keep(account: ReadAccount): void {
    if (this.append(names.reading, this.lineOf(account))) this.kept.push(account);
  }

  private lineOf(account: ReadAccount): string {
    return line({ ...account, run: this.begun?.run.id });
  }

  private replace(files: readonly ResultFile[]): void {
    replaceResults(this.folder, files, ofItsOwner);
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
      appendFileSync(join(this.folder, name), text, { mode: ofItsOwner });
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
      [names.look, json({ ...this.begun, version })],
      [names.calls, this.calls.map((call) => `${call}\n`).join('')],
      ...(unanswered > 0
        ? ([[names.reading, this.kept.map((account) => this.lineOf(account)).join('')]] as const)
        : []),
    ];
    this.replace(files);
  }
}

/** What was read of the accounts of this look, each once. */
function accountsOf({ run, accounts }: Begun, kept: readonly z.infer<typeof KeptSchema>[]): readonly ReadAccount[] {
  const known = new Set(accounts.map(({ id }) => id));
  const own = kept.filter((one) => one.run === run.id && known.has(one.inspection.account));
  return [...new Map(own.map((account) => [account.inspection.account, ReadAccountSchema.parse(account)])).values()];
}

/** The lines of a file that are whole. A killed process and a full disk leave half of one, which is taken out of it. */
function wholeLines<T>(folder: string, name: string, schema: z.ZodType<T>): readonly T[] {
  const file = join(folder, name);
  if (!existsSync(file)) return [];
  // Half of a line may end within a character.
  const text = new TextDecoder().decode(readBytes(file));
  const values = text.split('\n').flatMap((each) => {
    const loaded = loadJson(schema, each, file);
    return loaded.ok ? [loaded.value] : [];
  });
  const whole = values.map(line).join('');
  if (whole !== text) replaceResult(folder, [name, whole], ofItsOwner);
  return values;
}

const nothingToResume = (folder: string, got: string): UsageError =>
  UsageError.of('--resume', `expected ${folder} to hold an interrupted plan, got ${got}`);
