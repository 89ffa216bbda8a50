import { join } from 'node:path';
import { count } from '../../lib/domain/count';
import type { LedgerFile, LedgerRun } from '../../simulation/results/read-ledger';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { readOrganization, readText } from '../input-files';
import { keepingResults } from '../keeping-results';
import { collect, UsageError, type InputMistake } from '../usage-error';

export interface RestoreOptions {
  readonly run?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Runs `rootward contacts restore`. @throws UsageError before anything is written */
export async function restoreAction(
  { terminal, exit }: CommandContext,
  options: RestoreOptions & { readonly run: string; readonly out: string },
): Promise<void> {
  const { out, force = false, json = false } = options;
  const organization = readOrganization(join(out, 'organization.json'));
  const { ledgerKeys, ledgerRuns } =
    require('../../simulation/results/read-ledger') as typeof import('../../simulation/results/read-ledger');
  const { overwrittenIn } =
    require('../../lib/runs/restore-contacts') as typeof import('../../lib/runs/restore-contacts');
  const { restoreSimulated } =
    require('../../simulation/restore-simulated') as typeof import('../../simulation/restore-simulated');
  const { replaceResult } =
    require('../../simulation/results/replace-results') as typeof import('../../simulation/results/replace-results');

  const run = runNamed(options.run, out, ledgerRuns(out));
  const entries: LedgerFile[] = [];
  const mistakes: InputMistake[] = [];
  const planned = ledgerKeys(out, run).flatMap((key) => {
    const file = join(out, key);
    const text = collect(mistakes, () => readText(file));
    if (text === undefined) return [];
    entries.push({ key, text });
    const overwritten = overwrittenIn(text);
    if (overwritten === undefined) mistakes.push({ file, path: '', message: noEntry });
    return overwritten ?? [];
  });
  if (mistakes.length > 0) throw new UsageError(mistakes);

  const fieldsOf = (fields: readonly string[]): string => (fields.length > 0 ? `: ${fields.join(', ')}` : '');
  if (!json) {
    terminal.out(`To write back what ${titleOf(run)} overwrote:`);
    for (const { account, type, fields } of planned) terminal.out(`  ${account} ${type}${fieldsOf(fields)}`);
  }
  const { results, after } = await restoreSimulated({ organization, runId: run.id, entries, force });
  keepingResults(out, () => replaceResult(out, ['organization.json', `${JSON.stringify(after, null, 2)}\n`]));
  if (json) terminal.out(JSON.stringify({ run: run.id, contacts: results }));
  else {
    for (const { account, type, fields, status, message } of results)
      terminal.out(`${account} ${type}: ${status}${message ? `: ${message}` : fieldsOf(fields)}`);
    const restored = results.filter(({ status }) => status === 'restored').length;
    terminal.out(`${restored} of ${count(results.length, 'contact')} restored.`);
  }
  if (results.some(({ status }) => status === 'failed')) exit(exitCode.failed);
}

const noEntry =
  'expected an entry of the ledger as a run wrote it, got something else: bring the file back, or move it away to restore the others';

/** `run 3 (20261102T060000Z-manual-98013806)` */
const titleOf = ({ number, id }: LedgerRun): string => (number === undefined ? `run ${id}` : `run ${number} (${id})`);

/** The run by its number, as tables show it, or by its id. @throws UsageError */
function runNamed(named: string, out: string, runs: readonly LedgerRun[]): LedgerRun {
  const run = runs.find(({ number, id }) => named === id || named === String(number));
  if (run !== undefined) return run;
  const titles = runs.map((known) => titleOf(known));
  const expected = 'expected a run that overwrote contacts';
  throw UsageError.of(
    '--run',
    titles.length > 0
      ? `${expected}, ${titles.join(' or ')}, got ${named}`
      : `${expected}, got ${named}: no run of ${out} overwrote any`,
  );
}
