import type { Policy } from '../domain/policy/schema';
import type { Manifest } from '../aws/storage/documents/manifest';
import type { Invocation } from '../invocation/invocation';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { readManifest } from '../aws/storage/objects/run-store';

/**
 * The manifest of a run and its policy.
 * @throws PolicyAssetError when another policy was deployed since the run started: a run uses one policy
 */
export async function loadRun(
  { clients, environment, store }: Invocation,
  runId: string,
): Promise<{ readonly policy: Policy; readonly manifest: Manifest }> {
  const [{ policy }, manifest] = await Promise.all([
    loadPolicy(clients, environment),
    readManifest(store, { runId, policyDigest: environment.policyDigest }),
  ]);
  return { policy, manifest };
}
