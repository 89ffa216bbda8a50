import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PolicyMistakes, readPolicyInput, type PolicyInput } from './policy-input';
import { senderOf } from './sender';

export interface DeploymentInput {
  readonly policy: PolicyInput;
  /** `address` or `Name <address>`. */
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
 * @throws PolicyMistakes with every mistake of the context and of the policy.
 */
export function deploymentInput(context: ContextReader, folder: string): DeploymentInput {
  const example = context('policy') === undefined && !existsSync(resolve(folder, ownPolicy));
  const policy = context('policy') ?? (example ? examplePolicy : ownPolicy);
  const mailFrom = context('mailFrom') ?? (example ? exampleMailFrom : undefined);
  const region = context('region') ?? defaultRegion;
  const read = readPolicy(folder, policy);
  const mistakes = [
    ...(Array.isArray(read) ? read : []),
    ...(isSender(mailFrom) ? [] : [mistake('mailFrom', expectedSender, mailFrom)]),
    ...(isText(region) ? [] : [mistake('region', 'expected the name of a Region', region)]),
  ];
  if (Array.isArray(read) || !isSender(mailFrom) || !isText(region)) throw new PolicyMistakes(mistakes);
  return { policy: read, mailFrom, region, example };
}

/** The policy, or its mistakes, to be told with the others. */
function readPolicy(folder: string, policy: unknown): PolicyInput | string[] {
  if (!isText(policy)) return [mistake('policy', 'expected the path of a policy file', policy)];
  try {
    return readPolicyInput(resolve(folder, policy), policy);
  } catch (error: unknown) {
    if (error instanceof PolicyMistakes) return [...error.lines];
    throw error;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSender = (value: unknown): value is string => isText(value) && senderOf(value) !== undefined;
const expectedSender = 'expected the address of a verified SES identity, also as Name <address>';

const mistake = (key: string, expected: string, got: unknown): string =>
  `cdk context: ${key}: ${expected} (-c ${key}=...), got ${JSON.stringify(got) ?? 'nothing'}`;
