import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { count } from '../../lib/views/words';
import { readLedger } from '../../local/results/read-ledger';
import { restoreSimulated } from '../../local/restore-simulated';
import { exitCode } from '../exit-codes';
import { readOrganization } from '../input-files';
import type { CommandContext } from '../main';
import { UsageError } from '../usage-error';

interface Options {
  readonly run: string;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `rootward contacts restore` */
export const contactsCommand = (context: CommandContext): Command =>
  new Command('contacts').description('What Rootward did to alternate contacts, and the way back.').addCommand(
    new Command('restore')
      .description('Write back the contacts that a run overwrote, from its ledger.')
      .requiredOption('--run <id>', 'id of the run, as in run.id of its report.json')
      .requiredOption('--out <dir>', 'folder of a simulation: its organization.json is changed')
      .option('--force', 'also where the contact was changed again after the run')
      .option('--json', 'print the results as JSON')
      .addHelpText(
        'after',
        `
A contact is written back only while it still is what the run wrote; --force overrides that.
Contacts that the run filled in where there was none stay: they have no old value.

Example:
  rootward contacts restore --run 20261102T060000Z-manual-1a2b3c4d --out out/harbor`,
      )
      .action((options: Options) => restore(context, options)),
  );

async function restore({ terminal, exit }: CommandContext, options: Options): Promise<void> {
  const file = join(options.out, 'organization.json');
  const organization = readOrganization(file);
  const { entries, runs } = readLedger(options.out, options.run);
  if (entries.length === 0)
    throw UsageError.of(
      '--run',
      '',
      `expected a run that overwrote contacts (${runs.length > 0 ? runs.join(', ') : 'none did'}), got ${options.run}`,
    );
  const { results, after } = await restoreSimulated({
    organization,
    runId: options.run,
    entries,
    force: options.force ?? false,
  });
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  if (options.json === true) terminal.out(JSON.stringify({ run: options.run, contacts: results }));
  else
    for (const { account, type, status, message } of results)
      terminal.out(`${account} ${type}: ${status}${message ? `: ${message}` : ''}`);
  const restored = results.filter(({ status }) => status === 'restored').length;
  if (options.json !== true) terminal.out(`${count(restored, 'contact')} of ${results.length} restored.`);
  if (results.some(({ status }) => status === 'failed')) exit(exitCode.failed);
}
