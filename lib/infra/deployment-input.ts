import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PolicyMistakes, readPolicyInput, type PolicyInput } from './policy-input';

export interface DeploymentInput {
  readonly policy: PolicyInput;
  readonly mailFrom: string;
  readonly region: string;
  /** True when no policy was named and the example is used. */
  readonly example: boolean;
}

/** Reads the context of the CDK command line: `-c policy=... -c mailFrom=... -c region=...`. */
export type ContextReader = (key: 'policy' | 'mailFrom' | 'region') => unknown;

const ownPolicy = 'rootward.yaml';
const examplePolicy = 'rootward.example.yaml';
const exampleMailFrom = 'rootward@example.com';
/** Organizations sends membership events to the partition's first Region. */
const defaultRegion = 'us-east-1';

/**
 * The input of a deployment: the policy (by default rootward.yaml in `folder`), the sender of mails and the Region.
 * Without rootward.yaml it uses the example policy, which is for synthesis only.
 * @throws PolicyMistakes with every mistake of the context, or else of the policy.
 */
export function deploymentInput(context: ContextReader, folder: string): DeploymentInput {
  const example = context('policy') === undefined && !existsSync(resolve(folder, ownPolicy));
  const policy = context('policy') ?? (example ? examplePolicy : ownPolicy);
  const mailFrom = context('mailFrom') ?? (example ? exampleMailFrom : undefined);
  const region = context('region') ?? defaultRegion;
  if (isText(policy) && isAddress(mailFrom) && isText(region)) {
    return { policy: readPolicyInput(resolve(folder, policy), policy), mailFrom, region, example };
  }
  throw new PolicyMistakes([
    ...(isText(policy) ? [] : [mistake('policy', 'expected the path of a policy file', policy)]),
    ...(isAddress(mailFrom) ? [] : [mistake('mailFrom', 'expected the address of a verified SES identity', mailFrom)]),
    ...(isText(region) ? [] : [mistake('region', 'expected the name of a Region', region)]),
  ]);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
/** An address without wildcards: it becomes part of an ARN and of an IAM condition. */
const isAddress = (value: unknown): value is string => isText(value) && /^[^@\s*?]+@[^@\s*?]+\.[^@\s*?]+$/.test(value);

const mistake = (key: string, expected: string, got: unknown): string =>
  `cdk context: ${key}: ${expected} (-c ${key}=...), got ${JSON.stringify(got) ?? 'nothing'}`;
