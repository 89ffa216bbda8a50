import type { Instant } from '../account';
import type { CaseEvent, CaseEventName, CaseRecord } from './case';
import type { Policy } from '../policy/schema';
import { addDays } from '../time';
import { sameAddress } from './approvers';
import { written } from './written';

/** Events that say to whom a mail about the generation went. */
const tellings = ['asked', 'reminded', 'escalated', 'told'] as const satisfies readonly CaseEventName[];
export type Telling = (typeof tellings)[number];

/** When mails of this kind went to the person, oldest first. */
export const toldAt = ({ timeline }: CaseRecord, kind: Telling, email: string): readonly Instant[] =>
  timeline.flatMap((event) => (event.event === kind && reached(event, email) ? [event.at] : []));

const reached = ({ to }: CaseEvent, email: string): boolean =>
  to === undefined || to.some((address) => sameAddress(address, email));

/** How often the person was asked so far, reminders included. */
export const timesAsked = (record: CaseRecord, email: string): number =>
  toldAt(record, 'asked', email).length + toldAt(record, 'reminded', email).length;

/** True when a mail has asked anybody about the generation. */
export const wasAsked = ({ timeline }: Pick<CaseRecord, 'timeline'>): boolean =>
  timeline.some(({ event }) => event === 'asked');

/** The people whom mails reached, by kind of mail. */
export type Told = Readonly<Partial<Record<Telling, readonly string[]>>>;

interface Mailing {
  readonly policy: Policy;
  /** Time of the mails. */
  readonly now: Instant;
  /** When the run that sends them started: the time to decide counts from here. */
  readonly startedAt: Instant;
}

/**
 * The record after the mails went out. Once they have reached as many people as have to agree, the time to decide
 * begins.
 */
export function markTold(record: CaseRecord, told: Told, { policy, now, startedAt }: Mailing): CaseRecord {
  const events = tellings.flatMap((event): CaseEvent[] => {
    const to = told[event] ?? [];
    return to.length === 0 ? [] : [{ at: now, event, by: 'rootward', detail: to.join(', '), to }];
  });
  const after = { ...record, timeline: [...record.timeline, ...events] };
  const begins = record.state === 'pending' && !timeRuns(record) && askedEnough(after, policy);
  return written(record, {
    set: begins ? { askedAt: startedAt, expiresAt: addDays(startedAt, policy.approvals.expiresAfterDays) } : {},
    events,
    writer: `told/${now}`,
  });
}

/** What of it the record does not say yet. Two attempts at one step send their mails at one time, and note it once. */
export const unnoted = (record: CaseRecord, told: Told, now: Instant): Told =>
  Object.fromEntries(
    tellings.map((kind) => [kind, (told[kind] ?? []).filter((email) => !toldAt(record, kind, email).includes(now))]),
  );

/** True when as many approvers were asked as have to agree. */
const askedEnough = (record: CaseRecord, { approvals: { approvers, required } }: Policy): boolean =>
  approvers.filter(({ email }) => toldAt(record, 'asked', email).length > 0).length >= required;

/**
 * True once the time to decide runs: enough people were asked. Records of older versions do not keep whom the mails
 * reached.
 */
export const timeRuns = ({ askedAt, timeline }: CaseRecord): boolean =>
  askedAt !== undefined || timeline.some(({ event, to }) => event === 'asked' && to === undefined);
