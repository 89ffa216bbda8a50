import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../../lib/domain/count';
import { readLedger } from '../../simulation/results/read-ledger';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { readOrganization } from '../input-files';
import { UsageError } from '../usage-error';

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
  const { run, out, force = false, json = false } = options;
  const file = join(out, 'organization.json');
  const organization = readOrganization(file);
  const { entries, runs } = readLedger(out, run);
  if (entries.length === 0) {
    const known = runs.length > 0 ? `one of ${runs.join(', ')}` : `a run of ${out} that did, but none of them did`;
    throw UsageError.of('--run', `expected a run that overwrote contacts, ${known}, got ${run}`);
  }
  const { restoreSimulated } =
    require('../../simulation/restore-simulated') as typeof import('../../simulation/restore-simulated');
  const { results, after } = await restoreSimulated({ organization, runId: run, entries, force });
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  if (json) terminal.out(JSON.stringify({ run, contacts: results }));
  else {
    for (const { account, type, status, message } of results)
      terminal.out(`${account} ${type}: ${status}${message ? `: ${message}` : ''}`);
    const restored = results.filter(({ status }) => status === 'restored').length;
    terminal.out(`${restored} of ${count(results.length, 'contact')} restored.`);
  }
  if (results.some(({ status }) => status === 'failed')) exit(exitCode.failed);
}
