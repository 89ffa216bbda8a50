import type { AccountId } from '../../lib/domain/account';
import type { CaseRecord, Decision } from '../../lib/domain/cases/case';
import type { Contact, ContactType } from '../../lib/domain/contact';
import type { RuleId } from '../../lib/domain/finding';
import type { Report } from '../../lib/domain/runs/report';
import type { CallRecord, ExecutionRecord, HistoryEvent, Mail } from '@rootward/local-cloud';
import type { Setting } from './setting';
import type { Outage } from './weather';

/** `at` is simulated time, in milliseconds since the epoch; `order` counts all observations of all kinds. */
export interface Moment {
  readonly at: number;
  readonly order: number;
}

export interface ObservedCall extends Moment, CallRecord {
  /** Whether AWS did the operation, also when the answer was lost. */
  readonly done: boolean;
}

/** One write of an item of the case table. */
export interface ItemVersion extends Moment {
  readonly pk: string;
  readonly sk: string;
  /** Undefined when the item was deleted. */
  readonly item: Readonly<Record<string, unknown>> | undefined;
}

/** One write of a case: of its current generation, or of an archived copy. */
export interface CaseVersion extends Moment {
  readonly archived: boolean;
  readonly record: CaseRecord;
}

/** A key or a certificate that Rootward deleted. */
export interface Deletion extends Moment {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly id: string;
  readonly status: string;
  readonly lastUsedAt?: string;
}

export interface Credential {
  readonly id: string;
  readonly status: string;
}

/** The credentials of an account's root user from this moment on. */
export interface RootState extends Moment {
  readonly account: AccountId;
  readonly keys: readonly Credential[];
  readonly certificates: readonly Credential[];
  readonly password: boolean;
  readonly mfa: boolean;
}

export interface ContactWrite extends Moment {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly before: Contact | undefined;
  readonly after: Contact;
}

/** An answer that an actor sent to the page. Only an answer of a person counts as that person's decision. */
export interface Answer {
  readonly by: string;
  readonly who: 'person' | 'scanner';
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  readonly fingerprint: string;
  readonly decision: Decision;
  /** Whether the answer had the right last four digits. */
  readonly digits: boolean;
  /** Whether an approval says that it covers use. */
  readonly evenIfUsed: boolean;
  readonly from: Moment;
  readonly to: Moment;
  /** HTTP status of the response; undefined when there was no response. */
  readonly status: number | undefined;
}

export interface ObservedReport {
  readonly report: Report;
  readonly whole: boolean;
  readonly startedAt: number;
  readonly stoppedAt: number;
}

/** An actor stopped, started or redrove an execution, or returned its token. */
export interface Meddling extends Moment {
  readonly kind: 'stopped' | 'started' | 'redriven' | 'token';
  readonly executionArn: string;
}

/** A secret in a place where it must not be. */
export interface Leak {
  readonly where: string;
  readonly what: string;
}

/** Everything about one history that can be observed from outside. */
export interface Observed {
  readonly seed: number;
  readonly setting: Setting;
  readonly start: number;
  readonly end: number;
  readonly outages: readonly Outage[];
  readonly calls: readonly ObservedCall[];
  readonly items: readonly ItemVersion[];
  readonly cases: readonly CaseVersion[];
  readonly deletions: readonly Deletion[];
  readonly roots: readonly RootState[];
  readonly contactWrites: readonly ContactWrite[];
  readonly answers: readonly Answer[];
  readonly reports: readonly ObservedReport[];
  readonly mails: readonly Mail[];
  readonly executions: readonly ExecutionRecord[];
  readonly events: readonly (HistoryEvent & Moment)[];
  readonly meddlings: readonly Meddling[];
  readonly leaks: readonly Leak[];
  /** Old values of contacts, by object key. */
  readonly ledger: ReadonlyMap<string, string>;
  /** When each account joined the organization. */
  readonly joined: ReadonlyMap<AccountId, number>;
  /**
   * `order` at the start of the last two runs, during which nobody acts and nothing fails; undefined without such runs.
   */
  readonly calm: { readonly from: number; readonly quiet: number } | undefined;
  /** Defects of the simulation, and calls that no policy allows. */
  readonly defects: readonly string[];
}
