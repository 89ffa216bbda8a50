import { unitOf } from '../account';
import type { CaseRecord } from './case';
import { addDays, utcDay } from '../time';
import { openingsOn } from './places';
import { previousOf } from './previous';
import { type CaseRun, type CaseSubject, writeIdOf } from './subject';

/** The fields of a record that show the account and the finding. */
export const shown = (
  { account, judgement, fingerprint, evidence, tags }: CaseSubject,
  { unitNames = {} }: Pick<CaseRun, 'unitNames'>,
) => ({
  accountName: account.name,
  management: account.management,
  unit: unitOf(account),
  unitName: unitNames[unitOf(account)],
  rootEmail: account.email,
  ...(tags && { tags }),
  severity: judgement.severity,
  reason: judgement.reason,
  message: judgement.message,
  fingerprint,
  evidence,
});

/** When the generation opens and expires, in which run, and how many earlier ones opened on the same day. */
const span = ({ run, policy }: CaseRun, before: CaseRecord | undefined) => ({
  openedAt: run.startedAt,
  expiresAt: addDays(run.startedAt, policy.approvals.expiresAfterDays),
  runId: run.id,
  earlierOpenings: before === undefined ? 0 : openingsOn(utcDay(run.startedAt), before),
});

const opened = ({ run }: CaseRun, { judgement }: CaseSubject) =>
  ({ at: run.startedAt, event: 'opened', by: 'rootward', detail: judgement.reason }) as const;

interface Generation {
  readonly state: 'pending' | 'queued';
  /** The closed generation before this one; undefined for the first. */
  readonly previous: CaseRecord | undefined;
  readonly revision: number;
}

/** A new generation. When it is queued, Rootward has not asked anybody yet. */
export function newGeneration(
  subject: CaseSubject,
  caseRun: CaseRun,
  { state, previous, revision }: Generation,
): CaseRecord {
  const id = {
    account: subject.account.id,
    rule: subject.judgement.rule,
    generation: (previous?.generation ?? 0) + 1,
  };
  // A changed finding is a new question, so earlier expiries do not count for it.
  const asksAgain = previous?.state === 'expired' && previous.fingerprint === subject.fingerprint;
  return {
    ...id,
    ...shown(subject, caseRun),
    ...span(caseRun, previous),
    ...previousOf(previous),
    state,
    expiriesInARow: asksAgain ? previous.expiriesInARow + 1 : 0,
    timeline: state === 'pending' ? [opened(caseRun, subject)] : [],
    revision,
    writeId: writeIdOf(caseRun.run, id),
  };
}

/** Opens the queued generation: its expiry counts from this run, and it shows today's finding. */
export const promote = (queued: CaseRecord, subject: CaseSubject, caseRun: CaseRun): CaseRecord => ({
  ...refresh(queued, subject, caseRun),
  ...span(caseRun, queued),
  state: 'pending',
  timeline: [...queued.timeline, opened(caseRun, subject)],
});

/** What the record would show today. A run that does not know the name of the unit, or the tags, takes them away from no record. */
export function shownAgain(record: CaseRecord, subject: CaseSubject, caseRun: CaseRun): ReturnType<typeof shown> {
  const today = shown(subject, caseRun);
  const unitName = today.unitName ?? (record.unit === today.unit ? record.unitName : undefined);
  return { ...(record.tags && { tags: record.tags }), ...today, unitName };
}

/** The same generation with today's finding, for example a later use of a key or a new account name. */
export const refresh = (record: CaseRecord, subject: CaseSubject, caseRun: CaseRun): CaseRecord => ({
  ...record,
  ...shownAgain(record, subject, caseRun),
  revision: record.revision + 1,
  writeId: writeIdOf(caseRun.run, record),
});
