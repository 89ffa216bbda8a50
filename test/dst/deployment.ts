import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize, type Synthesis } from '../../lib/infra/synthesize';

import { sweepHours } from '../../lib/workflow/timeouts';

export interface Deployed {
  readonly policy: string;
  /** The `rate(...)` of the policy. */
  readonly schedule: string;
  /** Hours between two sweeps, besides the runs. */
  readonly sweepHours: number;
}

/** A synthesis that can be deployed, with the policy file that it was made from. */
export interface Deployable {
  readonly policyFile: string;
  readonly synthesis: Synthesis;
}

/** Address of the approval page, the link in every mail. */
export const pageUrl = 'https://rootward.example.com';

const baseSchedule = 'rate(17 hours)';
const basePolicy = `
run: { mode: apply, schedule: "${baseSchedule}" }
contacts: { default: { SECURITY: { name: A, title: B, email: a@harbor.example, phone: "+1 555 0100" } } }
approvals: { approvers: [{ name: A, email: a@harbor.example }] }
`;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

let base: Deployable | undefined;

/**
 * What synthesis makes of a policy, without synthesizing again: policies differ in the asset, its digest and the schedule
 * (a test compares the two). Sweeps are made rarer, because most of them find nothing. The policy is put into the folder,
 * where it has to stay until everything is deployed.
 */
export function deploymentOf({ policy, schedule, sweepHours: hours }: Deployed, folder: string): Deployable {
  base ??= synthesized(basePolicy, join(folder, 'base.yaml'));
  const policyFile = join(folder, 'policy.yaml');
  writeFileSync(policyFile, policy);
  const { synthesis } = base;
  const replaced = (value: unknown, changes: readonly (readonly [string, string])[]): unknown =>
    JSON.parse(
      changes.reduce(
        (text, [from, to]) => replaceAll(text, JSON.stringify(from), JSON.stringify(to)),
        JSON.stringify(value),
      ),
    );
  return {
    policyFile,
    synthesis: {
      ...synthesis,
      template: replaced(synthesis.template, [
        [sha256(basePolicy), sha256(policy)],
        [baseSchedule, schedule],
        [sweepRate(sweepHours), sweepRate(hours)],
      ]) as Synthesis['template'],
      assetManifest: replaced(synthesis.assetManifest, [[base.policyFile, policyFile]]),
    },
  };
}

/** Deploys a policy, whose file is there until that is done. */
export async function deployWith<T>(deployed: Deployed, deploy: (deployable: Deployable) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rootward-dst-'));
  try {
    return await deploy(deploymentOf(deployed, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sweepRate = (hours: number): string => `rate(${hours} hour${hours === 1 ? '' : 's'})`;

function replaceAll(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The synthesis does not hold ${from}.`);
  return text.replaceAll(from, to);
}

/** Synthesizes the deployment of a policy. */
export function synthesized(policy: string, policyFile: string): Deployable {
  writeFileSync(policyFile, policy);
  return { policyFile, synthesis: synthesize({ policyFile, pageUrl }) };
}
