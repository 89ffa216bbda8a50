import { Command, InvalidArgumentError, Option } from 'commander';
import { modes, type Mode } from '../../lib/domain/run';
import type { Report } from '../../lib/domain/report';
import { writeResults } from '../../local/results/write-results';
import { simulate } from '../../local/simulate';
import { exitCode } from '../exit-codes';
import { readOrganization, readPolicy } from '../input-files';
import type { CommandContext } from '../main';
import { Progress } from '../progress';
import { refuseFailures } from '../refuse-failures';
import { printSummary } from '../summary';
import { UsageError } from '../usage-error';

interface Options {
  readonly policy: string;
  readonly days: number;
  readonly mode?: Mode;
  readonly host?: string;
  readonly out: string;
  readonly failOn?: 'violations';
  readonly json?: boolean;
}

/** `rootward simulate ORG.json --policy P.yaml --out DIR` */
export const simulateCommand = (context: CommandContext): Command =>
  new Command('simulate')
    .description(
      'Run the real state machines over a simulated organization, in simulated time, and write what happened.',
    )
    .argument('<organization>', 'the organization, a JSON file (local/aws/organization.schema.json)')
    .requiredOption('--policy <file>', 'what the organization wants: rootward.yaml')
    .requiredOption('--out <dir>', 'folder for the reports, mails, calls and the organization after the run')
    .option('--days <n>', 'simulated days; the first run starts at once, then the schedule and events', days, 1)
    .addOption(new Option('--mode <mode>', "in place of the policy's run.mode").choices([...modes]))
    .option('--host <account>', 'account where Rootward is deployed; only the management account for now')
    .addOption(
      new Option('--fail-on <what>', 'exit with 1 when the last whole run leaves violations').choices(['violations']),
    )
    .option('--json', 'print the totals (or the mistakes) as JSON')
    .addHelpText(
      'after',
      `
What is written into --out: report.html report.json report.csv (last run over all accounts), runs/<n>/report.json,
cases.json, organization.json (the state after), calls.jsonl (every call), executions.json, mails/*.eml, ledger/.

Example:
  rootward simulate test/organizations/harbor.json --policy test/organizations/harbor.rootward.yaml --days 3 --out out/harbor`,
    )
    .action(async (file: string, options: Options) => run(context, file, options));

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 366)
    throw new InvalidArgumentError('expected a whole number of days from 1 to 366.');
  return value;
}

async function run({ terminal, exit }: CommandContext, file: string, options: Options): Promise<void> {
  const organization = readOrganization(file);
  readPolicy(options.policy);
  if (options.host !== undefined && options.host !== organization.managementAccountId)
    throw UsageError.of(
      '--host',
      '',
      `expected the management account ${organization.managementAccountId}, got ${options.host}: a delegated administrator as host is not built yet`,
    );
  const progress = new Progress(terminal);
  const result = await simulate({
    organization,
    policyFile: options.policy,
    days: options.days,
    ...(options.mode !== undefined && { mode: options.mode }),
    onProgress: (step) => progress.show(step),
  }).finally(() => progress.stop());
  refuseFailures(result);
  writeResults(options.out, result);
  const last = result.runs.findLast((it) => it.whole)?.report;
  if (options.json === true)
    terminal.out(
      JSON.stringify({
        out: options.out,
        runs: result.runs.length,
        totals: last?.totals,
        organization: last?.organization,
      }),
    );
  else printSummary(terminal, result, options.out);
  if (options.failOn === 'violations' && last !== undefined && violationsRemain(last)) exit(exitCode.violationsRemain);
}

/** An account that is incomplete, awaiting approval, in need of attention or in violation. */
const violationsRemain = (report: Report): boolean =>
  (['incomplete', 'awaiting-approval', 'attention', 'violations'] as const).some(
    (outcome) => (report.totals.byOutcome[outcome] ?? 0) > 0,
  );
