import { join } from 'node:path';
import type { Mode } from '../../lib/domain/runs/run';
import { summaryOf } from '../../lib/domain/runs/run-summary';
import type { Simulation } from '../../simulation/simulate';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { policyWarnings, readInputs } from '../input-files';
import { printSummary } from '../summary/summary';
import { mistakeLine, UsageError, type InputMistake } from '../usage-error';

export interface SimulateOptions {
  readonly policy?: string;
  readonly out?: string;
  readonly days: number;
  readonly mode?: Mode;
  readonly decisions?: string;
  readonly continue?: string;
  readonly host?: string;
  readonly failOn?: 'violations';
  readonly json?: boolean;
}

/** Runs `rootward simulate`. @throws UsageError before anything is written; RunFailedError */
export async function simulateAction(
  { terminal, exit }: CommandContext,
  organization: string | undefined,
  options: SimulateOptions & { readonly policy: string; readonly out: string },
): Promise<void> {
  const { policy: policyFile, out, days, mode } = options;
  const { decisions: decisionsFile, continue: earlierFolder } = options;
  const organizationFile = organization ?? organizationIn(earlierFolder);
  const inputs = readInputs({ organizationFile, policyFile, decisionsFile, earlierFolder, out });
  checkHost(inputs.organization.managementAccountId, options.host);
  const remarks = policyWarnings(policyFile);
  for (const warning of remarks) terminal.err(`warning: ${mistakeLine(warning)}`);
  const { runSimulation } = require('./run-simulation') as typeof import('./run-simulation');
  const { result, last } = await runSimulation(terminal, {
    ...inputs,
    policyFile,
    days,
    out,
    ...(mode !== undefined && { mode }),
  });
  const idle = decisionsFile === undefined ? undefined : idleWarnings(decisionsFile, result);
  for (const warning of idle ?? []) terminal.err(`warning: ${mistakeLine(warning)}`);
  if (options.json === true) {
    const { totals, organization } = last;
    const warnings = idle === undefined && remarks.length === 0 ? undefined : [...remarks, ...(idle ?? [])];
    const { written } = summaryOf(last);
    terminal.out(JSON.stringify({ out, runs: result.runs.length, written, totals, organization, warnings }));
  } else printSummary(terminal, result, { folder: out, overridden: mode !== undefined });
  if (options.failOn === 'violations' && summaryOf(last).openAccounts > 0) exit(exitCode.violationsRemain);
}

/** The organization as an earlier simulation left it. */
function organizationIn(earlierFolder: string | undefined): string {
  if (earlierFolder !== undefined) return join(earlierFolder, 'organization.json');
  throw UsageError.of('organization', 'expected an organization file, or --continue with the folder of a simulation');
}

function checkHost(managementAccount: string, host = managementAccount): void {
  if (host !== managementAccount)
    throw UsageError.of(
      '--host',
      `expected ${managementAccount}, the management account, got ${host}: a delegated administrator as host is not built yet`,
    );
}

const idleWarnings = (file: string, { idleDecisions }: Simulation): readonly InputMistake[] =>
  idleDecisions.map(({ index, why }) => ({ file, path: `[${index}]`, message: `did nothing: ${why}` }));
