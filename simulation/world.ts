import {
  deploy,
  loadTemplate,
  region,
  type Clock,
  type DeployedStack,
  type DeployOptions,
  type Deployment,
  type ExecutionRecord,
  type SimulatedOrganization,
} from '@rootward/local-cloud';
import type { Mode } from '../lib/domain/runs/run';
import { runMachineName, stageName } from '../lib/infra/names';
import { synthesize, type Synthesis } from '../lib/infra/synthesize';
import type { RunInput } from '../lib/workflow/payloads';
import type { Stage } from '../lib/workflow/stages';

export interface WorldOptions extends Omit<DeployOptions, 'deployment'> {
  readonly organization: SimulatedOrganization;
  /** A rootward.yaml without mistakes. */
  readonly policyFile: string;
  readonly clock: Clock;
  /** Replaces the policy's `run.mode`. */
  readonly mode?: Mode;
  /** Address of the approval page for links in mails. @default what the template says */
  readonly pageUrl?: string;
  /** A synthesis of the same policy, mode and page, to deploy it more than once. @default synthesized */
  readonly synthesis?: Synthesis;
  /** Changes the template before it is deployed. Tests remove a part and expect that a run fails. */
  readonly changeTemplate?: (template: Synthesis['template']) => unknown;
}

/** Rootward, deployed into the management account of a simulated organization. */
export interface World extends Omit<DeployedStack, 'invoke' | 'startExecution' | 'untilIdle'> {
  /** Starts a run by hand. */
  startRun(input: RunInput): void;
  /** Invokes a function from outside the deployment. Rejects with FunctionError. */
  invoke(stage: Stage, payload: unknown): Promise<unknown>;
  /** Executions of the Run state machine, in the order of start. */
  runs(): readonly ExecutionRecord[];
}

const stackName = 'Rootward';

/** Synthesizes the stack and deploys it: roles, functions, table, bucket, state machines, event rules. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const stack = await deploy({ ...options, deployment: deploymentOf(options) });
  return {
    ...stack,
    startRun: (input) => void stack.startExecution(runMachineName, input),
    invoke: (stage, payload) => stack.invoke(stageName(stage), payload),
    runs: () => stack.machines.executions().filter(({ machine }) => machine === runMachineName),
  };
}

function deploymentOf({
  organization,
  policyFile,
  mode,
  pageUrl,
  changeTemplate,
  ...options
}: WorldOptions): Deployment {
  const given = { policyFile, ...(mode !== undefined && { mode }), ...(pageUrl !== undefined && { pageUrl }) };
  const synthesis = options.synthesis ?? synthesize(given);
  return loadTemplate(changeTemplate ? changeTemplate(synthesis.template) : synthesis.template, {
    account: organization.managementAccountId,
    region,
    stackName,
    assembly: { directory: synthesis.assemblyDirectory, manifest: synthesis.assetManifest },
  });
}
