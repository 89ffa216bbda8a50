import { createHash } from 'node:crypto';
import { parsePolicy } from '../../../domain/policy/parse';
import type { Policy } from '../../../domain/policy/schema';
import type { Clients } from '../../sdk/clients';
import type { Environment } from '../../sdk/environment';
import { Kept } from '../../sdk/kept';
import { PolicyAssetError } from '../../sdk/errors';
import { readBytes } from './object-store';

/** The deployed policy and the file that it was parsed from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the file's bytes. */
  readonly digest: string;
}

/** Where the deployed policy is stored, and its expected digest. */
export type PolicyLocation = Pick<Environment, 'policyBucket' | 'policyKey' | 'policyDigest'>;

const loaded = new Kept<{ readonly digest: string; readonly policy: Promise<LoadedPolicy> }>();

/**
 * Loads the policy that the stack was synthesized with, once per execution environment.
 * @throws PolicyAssetError when the asset has another digest than the environment names, or holds mistakes
 */
export function loadPolicy(clients: Pick<Clients, 's3'>, location: PolicyLocation): Promise<LoadedPolicy> {
  const digest = location.policyDigest;
  const known = loaded.value;
  const { policy } = known?.digest === digest ? known : loaded.keep({ digest, policy: read(clients, location) });
  // Forget a failure, so that the next invocation reads again.
  policy.catch(() => loaded.forget());
  return policy;
}

async function read(clients: Pick<Clients, 's3'>, location: PolicyLocation): Promise<LoadedPolicy> {
  const bytes = await readBytes(clients, location.policyBucket, location.policyKey);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== location.policyDigest)
    throw new PolicyAssetError(
      `The policy asset has digest ${digest}, and the deployment is for ${location.policyDigest}. Deploy the stack again.`,
    );
  const parsed = parsePolicy(bytes);
  if (parsed.ok) return { policy: parsed.policy, bytes, digest };
  const mistakes = parsed.mistakes.map(({ path, message }) => `${path}: ${message}`);
  throw new PolicyAssetError(`The policy has ${mistakes.length} mistakes. ${mistakes.join('; ')}`);
}
