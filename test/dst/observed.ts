import type { AccountId } from '../../lib/domain/account';
import type { CaseRecord, Decision } from '../../lib/domain/cases/case';
import type { Contact, ContactType } from '../../lib/domain/contact';
import type { RuleId } from '../../lib/domain/finding';
import type { Report } from '../../lib/domain/runs/report';
import type { CallRecord, ExecutionRecord, HistoryEvent, Mail } from '@rootward/local-cloud';
import type { Setting } from './setting';
import type { Outage } from './weather';

/** Times are simulated, in milliseconds since the epoch; `order` counts what was observed, over all kinds. */
export interface Moment {
  readonly at: number;
  readonly order: number;
}

export interface ObservedCall extends Moment, CallRecord {
  /** Whether AWS did what it was asked for; also when the answer was lost. */
  readonly done: boolean;
}

/** One write of an item of the case table. */
export interface ItemVersion extends Moment {
  readonly pk: string;
  readonly sk: string;
  /** Undefined: it was deleted. */
  readonly item: Readonly<Record<string, unknown>> | undefined;
}

/** One write of a case: a current generation, or its archived copy. */
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

/** The root user of an account from this moment on. */
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

/** What somebody sent to the page. Only what a person sent on purpose counts as a decision of that person. */
export interface Answer {
  readonly by: string;
  readonly who: 'person' | 'scanner';
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  readonly fingerprint: string;
  readonly decision: Decision;
  /** Whether the last four digits were right. */
  readonly digits: boolean;
  readonly from: Moment;
  readonly to: Moment;
  /** Of the answer; undefined when there was none. */
  readonly status: number | undefined;
}

export interface ObservedReport {
  readonly report: Report;
  readonly whole: boolean;
  readonly startedAt: number;
  readonly stoppedAt: number;
}

/** Somebody meddled with an execution. */
export interface Meddling extends Moment {
  readonly kind: 'stopped' | 'started' | 'redriven' | 'token';
  readonly executionArn: string;
}

/** A secret found where it must not be. */
export interface Leak {
  readonly where: string;
  readonly what: string;
}

/** Everything about one history that can be seen from outside. */
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
  /** By object key: old values of contacts. */
  readonly ledger: ReadonlyMap<string, string>;
  /** When each account was first in the organization. */
  readonly joined: ReadonlyMap<AccountId, number>;
  /** The start of a run after which nobody changed anything and nothing went wrong, and of the run after it; undefined when that was not tried. */
  readonly calm: { readonly from: number; readonly quiet: number } | undefined;
  /** Mistakes of the simulation, and calls that no policy allows. */
  readonly defects: readonly string[];
}
