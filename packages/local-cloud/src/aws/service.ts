import type { AccountId } from './account';

/** Who makes a call, told from the access key id that signed it. */
export interface Caller {
  /** `role`: a role of the deployed template. `root-session`: AssumeRoot. `administrator`: everybody else, allowed everything identity policies could allow. */
  readonly kind: 'role' | 'root-session' | 'administrator';
  readonly account: AccountId;
  /** `arn:aws:sts::…:assumed-role/name/session`, `arn:aws:iam::…:root` or `arn:aws:iam::…:user/administrator`. */
  readonly arn: string;
  /** The role's own ARN, for `role`. */
  readonly roleArn?: string;
  /** Name of the task policy, for `root-session`, e.g. `IAMAuditRootUserCredentials`. */
  readonly taskPolicy?: string;
  /** Milliseconds since the epoch; the credentials are refused from then on. */
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

/** One thing an operation needs permission for. */
export interface Need {
  /** `iam:ListAccessKeys` */
  readonly action: string;
  readonly resource: string;
  /** Condition keys in lower case, e.g. `sts:taskpolicyarn`. Global keys (aws:principalarn, ...) are added by the checker. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** One simulated AWS service. */
export interface Service {
  readonly name: string;
  /** What the call needs to be allowed, on which resources. */
  needs(call: Call): readonly Need[];
  /** The account that the call is about, for the call log and for faults. */
  target(call: Call): AccountId;
  /** By operation name. An operation that is not here is refused by name. */
  readonly operations: Readonly<Record<string, (input: never, call: Call) => unknown>>;
}

/** An error as AWS answers it; `code` is the name that the SDK's client throws. */
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

/** One attempt of one call, as `calls.jsonl` lists it. */
export interface CallRecord {
  /** ISO 8601 */
  readonly time: string;
  readonly principal: string;
  /** The caller's account. */
  readonly account: AccountId;
  readonly service: string;
  readonly operation: string;
  readonly target: AccountId;
  /** Error name; `LostResponse` when the call was done and its answer dropped, `Timeout` when it was not done. */
  readonly error?: string;
}
