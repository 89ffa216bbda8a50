import type { Instant } from './account';

/** Why a fact could not be read. */
export const causes = [
  'denied-by-scp',
  'denied',
  // Nobody asked: it can be read only from within the account.
  'out-of-reach',
  'trusted-access-off',
  'root-access-off',
  'throttled',
  'not-ready',
  'no-result',
  // Several units have the name by which the policy calls one.
  'ambiguous',
  'error',
] as const;
export type Cause = (typeof causes)[number];

export interface Unknown {
  readonly known: false;
  readonly cause: Cause;
  /** One sentence for a person: what Rootward asked and what AWS answered, without contact details. */
  readonly detail: string;
  /** Id of the service control policy that denied the call, when AWS names it. */
  readonly policy?: string;
}

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  /** When AWS put the fact together. Absent: when it was read. */
  readonly asOf?: Instant;
}

/** A fact about an account: known, or unknown with the cause. "Absent" is a known value; a denied read is unknown. */
export type Fact<T> = Known<T> | Unknown;

export const known = <T>(value: T, asOf?: Instant): Known<T> =>
  asOf === undefined ? { known: true, value } : { known: true, value, asOf };
export const unknown = (cause: Cause, detail: string, policy?: string): Unknown =>
  policy === undefined ? { known: false, cause, detail } : { known: false, cause, detail, policy };
