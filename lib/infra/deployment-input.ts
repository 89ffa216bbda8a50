import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { PolicyMistakes, readPolicyInput, type PolicyInput } from './policy-input';

export interface DeploymentInput {
  readonly policy: PolicyInput;
  readonly mailFrom: string;
  readonly region: string;
  /** True when nobody named a policy and the example took its place. */
  readonly example: boolean;
}

const ownPolicy = 'rootward.yaml';
const examplePolicy = 'rootward.example.yaml';
const exampleMailFrom = 'rootward@example.com';

/** Context of the CDK command line: `-c policy=... -c mailFrom=... -c region=...`. */
const Context = z.object({
  policy: z.string({ error: 'expected the path of a policy file' }).optional(),
  mailFrom: z.email({ error: 'expected the address of a verified SES identity, as -c mailFrom=<address>' }),
  // Membership events of Organizations come to the partition's first Region.
  region: z.string({ error: 'expected a Region, as -c region=<name>' }).default('us-east-1'),
});

/**
 * What a deployment is made of: the policy (by default rootward.yaml in `folder`), the sender of mails and the Region. Without
 * rootward.yaml the example stands in, for synthesis only.
 * @throws PolicyMistakes with every mistake of the context, or else of the policy.
 */
export function deploymentInput(context: (key: string) => unknown, folder: string): DeploymentInput {
  const example = context('policy') === undefined && !existsSync(resolve(folder, ownPolicy));
  const parsed = Context.safeParse({
    policy: context('policy'),
    mailFrom: context('mailFrom') ?? (example ? exampleMailFrom : undefined),
    region: context('region'),
  });
  if (!parsed.success) {
    throw new PolicyMistakes(parsed.error.issues.map(({ path, message }) => `cdk: ${path.join('.')}: ${message}`));
  }
  const { policy = example ? examplePolicy : ownPolicy, mailFrom, region } = parsed.data;
  return { policy: readPolicyInput(resolve(folder, policy), policy), mailFrom, region, example };
}
