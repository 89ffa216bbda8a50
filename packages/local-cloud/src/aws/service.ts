import type { PolicyDocument } from '../permissions/policy-document';
import type { AccountId } from './account';

/** Who makes a call, found by the signature's access key id. */
export interface Caller {
  /**
   * `role`: a role of the deployed template or of the organization file. `root-session`: issued by AssumeRoot.
   * `administrator`: any other caller, with every permission that identity policies can give.
   */
  readonly kind: 'role' | 'root-session' | 'administrator';
  readonly account: AccountId;
  /** `arn:aws:sts::…:assumed-role/name/session`, `arn:aws:iam::…:root` or `arn:aws:iam::…:user/administrator`. */
  readonly arn: string;
  /** The role's own ARN, for `role`. */
  readonly roleArn?: string;
  /** The identity-based policies of a `role` that no template has. */
  readonly policies?: readonly PolicyDocument[];
  /** Name of the task policy, for `root-session`, e.g. `IAMAuditRootUserCredentials`. */
  readonly taskPolicy?: string;
  /** Milliseconds since the epoch. From then on the credentials are refused. */
  readonly expiresAt?: number;
}

export interface Call {
  /** As in the SDK package's name: `account`, `iam`, `organizations`, `sts`, `s3`, `dynamodb`, `sesv2`, `sfn`, ... */
  readonly service: string;
  /** As in the SDK's command names: `ListAccessKeys`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly region: string;
}

/** One permission that an operation needs. */
export interface Need {
  /** Like `iam:ListAccessKeys`. */
  readonly action: string;
  readonly resource: string;
  /**
   * Condition keys in lower case, e.g. `sts:taskpolicyarn`. The checker adds the global keys (aws:principalarn, ...).
   */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** One simulated AWS service. */
export interface Service {
  readonly name: string;
  /** It runs in us-east-1 alone, from wherever it is called. */
  readonly global?: boolean;
  /** The permissions that the call needs, all of them. */
  needs(call: Call): readonly Need[];
  /** The account that the call is about, for the call log and for faults. */
  target(call: Call): AccountId;
  /** By operation name. Any other operation is refused by name. */
  readonly operations: Readonly<Record<string, (input: never, call: Call) => unknown>>;
}

/** An error of AWS. The SDK's client throws an error with the name `code`. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly status?: number,
  ) {
    super(message);
    this.name = code;
  }
}

/** One attempt of one call. */
export interface CallRecord {
  /** ISO 8601 */
  readonly time: string;
  readonly principal: string;
  /** Account of the caller. */
  readonly account: AccountId;
  readonly service: string;
  readonly operation: string;
  readonly target: AccountId;
  /** Error name. `LostResponse`: the call was done and its answer dropped. `Timeout`: the call was not done. */
  readonly error?: string;
}
