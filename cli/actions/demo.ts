import { join } from 'node:path';
import { count } from '../../lib/domain/count';
import type { Mode } from '../../lib/domain/runs/run';
import type { CommandContext } from '../command-context';
import { policyWarnings, readInputs, readPolicy } from '../input-files';
import { bundled } from '../shipped-file';
import { printSummary } from '../summary/summary';
import { mistakeLine, UsageError } from '../usage-error';

export interface DemoOptions {
  readonly policy?: string;
  readonly port?: number;
  readonly headless?: boolean;
  readonly out?: string;
}

/** What the runs will do, by the mode of the policy. */
const intentions: Readonly<Record<Mode, string>> = {
  apply: 'It reads every account, fixes contacts, and opens a case for whatever needs\nthe root user.',
  plan: 'Plan mode (run.mode in the policy): it reads every account and reports. It\nfixes no contact and opens no case.',
};

/** Runs `rootward demo`. @throws UsageError before anything is written; RunFailedError */
export async function demoAction(
  { terminal }: CommandContext,
  file: string | undefined,
  { policy, port, headless = false, out: folder }: DemoOptions,
): Promise<void> {
  if (folder !== undefined && !headless)
    throw UsageError.of('--out', 'expected --headless with it: a demo that serves pages writes nothing');
  if (port !== undefined && headless) throw UsageError.of('--port', 'expected no port: --headless serves nothing');
  const out = folder ?? join('out', 'demo');
  if ((file === undefined) !== (policy === undefined)) {
    const got = file === undefined ? '--policy alone' : 'an organization alone';
    throw UsageError.of('', `expected an organization of your own together with its --policy, got ${got}`);
  }
  const organizationFile = file ?? bundled.organization;
  const policyFile = policy ?? bundled.policy;
  const { organization } = readInputs({ organizationFile, policyFile, ...(headless && { out }) });
  for (const warning of policyWarnings(policyFile, organization.startsAt ?? Date.now()))
    terminal.err(`warning: ${mistakeLine(warning)}`);
  const { bold, dim } = terminal.colors;
  terminal.out(
    bold(
      `Rootward over the simulated organization ${organization.id}, ${count(organization.accounts().length, 'account')}`,
    ),
  );
  terminal.out(dim(`Organization: ${organizationFile}\nPolicy:       ${policyFile}`));
  terminal.out(`${intentions[readPolicy(policyFile).run.mode]}\n`);
  if (!headless) {
    const { liveDemo } = require('./live-demo') as typeof import('./live-demo');
    await liveDemo(terminal, { organization, policyFile, port });
    return;
  }
  const { runSimulation } = require('./run-simulation') as typeof import('./run-simulation');
  const { result } = await runSimulation(terminal, { organization, policyFile, days: 2, out });
  printSummary(terminal, result, { folder: out });
}
