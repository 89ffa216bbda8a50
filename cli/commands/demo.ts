import { join } from 'node:path';
import { Command } from 'commander';
import { RunFailedError } from '../usage-error';
import type { CommandContext } from '../main';
import { Progress } from '../progress';
import { readOrganization, readPolicy } from '../input-files';
import { refuseFailures } from '../refuse-failures';
import { printSummary } from '../summary';
import { simulate } from '../../local/simulate';
import { writeResults } from '../../local/results/write-results';

const bundled = join(__dirname, '..', '..', 'local', 'demo');

/** `rootward demo`: the story of a simulated organization, told on the terminal. */
export const demoCommand = (context: CommandContext): Command =>
  new Command('demo')
    .description(
      'See Rootward work on a simulated organization: the real state machines, two simulated days, no AWS account.',
    )
    .argument('[organization]', 'an organization file of your own; needs --policy')
    .option('--policy <file>', 'what that organization wants: rootward.yaml')
    .option('--out <dir>', 'folder for the report', join('out', 'demo'))
    .action(
      async (
        file: string | undefined,
        options: { readonly policy?: string; readonly out: string },
        command: Command,
      ) => {
        if ((file === undefined) !== (options.policy === undefined))
          command.error('error: an organization of your own and --policy go together');
        await tell(context, {
          organizationFile: file ?? join(bundled, 'organization.json'),
          policyFile: options.policy ?? join(bundled, 'rootward.yaml'),
          out: options.out,
        });
      },
    );

interface Story {
  readonly organizationFile: string;
  readonly policyFile: string;
  readonly out: string;
}

async function tell({ terminal }: CommandContext, { organizationFile, policyFile, out }: Story): Promise<void> {
  const { bold, dim } = terminal.colors;
  const organization = readOrganization(organizationFile);
  readPolicy(policyFile);
  terminal.out(
    bold(`Rootward over the simulated organization ${organization.id}, ${organization.accounts().length} accounts`),
  );
  terminal.out(dim(`Organization: ${organizationFile}\nPolicy:       ${policyFile}`));
  terminal.out('It reads every account, fixes contacts, and opens a case for whatever needs the root user.\n');
  const progress = new Progress(terminal);
  const result = await simulate({
    organization,
    policyFile,
    days: 2,
    onProgress: (step) => progress.show(step),
  }).finally(() => progress.stop());
  refuseFailures(result);
  writeResults(out, result);
  if (!result.runs.some((run) => run.whole))
    throw new RunFailedError('No run over the whole organization was concluded.');
  printSummary(terminal, result, out);
}
