import * as z from 'zod';
import { modes } from '../lib/domain/runs/run';

/** `/deployment.json` of a demo: how another process reaches the simulated deployment, and its resources. */
export const DeploymentPlace = z.object({
  v: z.literal(1),
  /** URL of the simulated AWS. */
  endpoint: z.url(),
  region: z.string().min(1),
  organization: z.string(),
  bucket: z.string(),
  table: z.string(),
  policyBucket: z.string(),
  policyKey: z.string(),
  policyDigest: z.string().regex(/^[0-9a-f]{64}$/),
  /** ARN of the Case state machine. */
  caseMachine: z.string(),
  /** Set where the deployment overrides the policy's mode. */
  mode: z.enum(modes).optional(),
  /** Simulated time, ISO 8601. */
  now: z.iso.datetime(),
});
export type DeploymentPlace = Readonly<z.infer<typeof DeploymentPlace>>;
