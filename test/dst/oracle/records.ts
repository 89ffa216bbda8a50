import { isDeepStrictEqual } from 'node:util';
import type { CaseEventName, CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { isClosed } from '../../../lib/domain/cases/closed';
import { timeRuns } from '../../../lib/domain/cases/telling';
import type { Answer, CaseVersion, RootState } from '../observed';
import { hour, minute } from '../stage';
import { gave } from './deletions';
import { added, caseName, type Generation, type Invariant, type View, type Violation } from './view';

/** Which events may come with a write from one state to another. `-` means that the generation opens. */
const transitions: Readonly<Record<string, readonly string[]>> = {
  '- queued': [''],
  '- pending': ['opened'],
  'queued queued': [''],
  'queued pending': ['opened'],
  'queued stale': ['stale'],
  'queued done': ['closed'],
  'pending pending': [
    '',
    'asked',
    'reminded',
    'escalated',
    'asked reminded',
    'asked escalated',
    'reminded escalated',
    'asked reminded escalated',
    'refused',
    'approved',
    'accepted',
    'done',
  ],
  'pending approved': ['approved', 'done'],
  'pending rejected': ['rejected'],
  'pending accepted': ['accepted'],
  'pending expired': ['expired'],
  'pending stale': ['stale', 'superseded'],
  'pending done': ['closed'],
  'approved approved': ['refused', 'reminded'],
  'approved rejected': ['rejected'],
  'approved acting': ['acting'],
  'approved stale': ['stale'],
  'approved done': ['closed'],
  'acting acting': ['acting', 'refused', 'reminded'],
  'acting done': ['verified closed'],
  'acting failed': ['failed'],
  'acting stale': ['stale'],
};

/** A mail to those whose agreement is missing may be on its way while somebody decides; it is noted afterwards. */
const afterwards = ['refused', 'told', 'reminded'];

const allowed = (from: CaseState | '-', to: CaseState): readonly string[] =>
  transitions[`${from} ${to}`] ?? (from !== '-' && from === to && isClosed({ state: to }) ? afterwards : []);

/** I15: every change of state has exactly its event, in the same write, and no write removes an earlier event. */
export const everyChangeHasItsEvent: Invariant = function* (view) {
  for (const generation of view.generations) {
    const about = { invariant: 'I15', account: generation.account };
    const name = caseName(generation);
    let before: CaseRecord | undefined;
    for (const { record: after } of versionsOf(generation)) {
      const events = added(before, after).map(({ event }) => event);
      const kept = after.timeline.slice(0, before?.timeline.length ?? 0);
      if (!isDeepStrictEqual(kept, before?.timeline ?? []))
        yield { ...about, detail: `${name}: the timeline was rewritten` };
      if (before !== undefined && after.revision < before.revision)
        yield { ...about, detail: `${name}: revision ${after.revision} follows ${before.revision}` };
      if (!isDeepStrictEqual(before, after) && !allowed(before?.state ?? '-', after.state).includes(events.join(' ')))
        yield { ...about, detail: `${name}: ${before?.state ?? '-'} to ${after.state} with [${events.join(' ')}]` };
      before = after;
    }
  }
  yield* revisionsCount(view);
};

/**
 * Live versions and archived copies in the order of their writes. An archived copy that equals the version before
 * changes nothing; a run that ends between archiving and opening leaves one, and the live version may go on.
 */
const versionsOf = ({ versions, archived }: Generation): readonly CaseVersion[] =>
  [...versions, ...archived].toSorted((a, b) => a.order - b.order);

/** Every write of a case counts the revision up, across generations. A generation only follows one that is closed. */
function* revisionsCount({ observed, generations }: View): Iterable<Violation> {
  const current = new Map<string, CaseRecord>();
  for (const { archived, record, order } of observed.cases) {
    if (archived) continue;
    const key = `${record.account}/${record.rule}`;
    const before = current.get(key);
    const about = { invariant: 'I15', account: record.account };
    if (record.revision !== (before?.revision ?? 0) + 1)
      yield { ...about, detail: `${caseName(record)}: revision ${record.revision} after ${before?.revision ?? 0}` };
    current.set(key, record);
    if (before === undefined || before.generation === record.generation) continue;
    const copy = generations
      .find((one) => caseName(one) === caseName(before))
      ?.archived.findLast((version) => version.order < order)?.record;
    if (!isClosed(before)) yield { ...about, detail: `${caseName(record)} follows one that is ${before.state}` };
    if (!isDeepStrictEqual(copy, before))
      yield { ...about, detail: `${caseName(record)} follows one that is not archived as it was` };
    if (record.generation !== before.generation + 1)
      yield { ...about, detail: `${caseName(record)} follows generation ${before.generation}` };
  }
}

const answers: Readonly<Partial<Record<CaseEventName, string>>> = {
  approved: 'approve',
  rejected: 'reject',
  accepted: 'accept',
  done: 'done',
};

/** I7, I8, I10: every recorded decision is one that a person made in time, and nothing follows a final decision. */
export const decisionsArePeoples: Invariant = function* (view) {
  const { approvers } = view.observed.setting.policy.approvals;
  for (const generation of view.generations) {
    const name = caseName(generation);
    const about = { account: generation.account };
    let before: CaseRecord | undefined;
    for (const { record } of versionsOf(generation)) {
      for (const { event, by, at } of added(before, record)) {
        const decision = answers[event];
        if (decision === undefined) continue;
        if (!approvers.some(({ email }) => email === by))
          yield { ...about, invariant: 'I1', detail: `${name}: ${event} by ${by}, who is no approver` };
        if (!view.observed.answers.some((answer) => gave(answer, record, { by, at, decision })))
          yield { ...about, invariant: 'I1', detail: `${name}: ${by} never said ${decision}` };
        const takenBack = event === 'rejected' && before?.state === 'approved';
        if (!takenBack && timeRuns(record) && Date.parse(at) >= Date.parse(record.expiresAt))
          yield { ...about, invariant: 'I8', detail: `${name}: ${event} at ${at}, expired at ${record.expiresAt}` };
        if (before !== undefined && before.state !== 'pending' && !takenBack)
          yield { ...about, invariant: 'I7', detail: `${name}: ${event} when it was ${before.state}` };
        const same = (before?.approvals ?? []).some((approval) => approval.by === by);
        if (
          same &&
          (record.state === 'approved' || record.state === 'accepted') &&
          (record.approvals?.length ?? 0) < view.observed.setting.policy.approvals.required
        )
          yield { ...about, invariant: 'I10', detail: `${name}: ${by} counted twice` };
      }
      if (
        record.state === 'expired' &&
        before?.state === 'pending' &&
        Date.parse(record.closedAt ?? '') < Date.parse(record.expiresAt)
      )
        yield { ...about, invariant: 'I8', detail: `${name}: expired before its time` };
      if (record.state === 'expired' && before?.state === 'pending' && !timeRuns(record))
        yield { ...about, invariant: 'I8', detail: `${name}: expired although too few people were asked` };
      if (record.state === 'approved' || record.state === 'accepted') yield* enough(view, record);
      before = record;
    }
    yield* nothingAfterReject(view, generation);
  }
  yield* answersStand(view);
};

function* enough(view: View, record: CaseRecord): Iterable<Violation> {
  const { required } = view.observed.setting.policy.approvals;
  const people = new Set((record.approvals ?? []).map(({ by }) => by)).size;
  if (people < required)
    yield {
      invariant: 'I10',
      account: record.account,
      detail: `${caseName(record)}: ${record.state} by ${people} of ${required}`,
    };
}

function* nothingAfterReject({ observed }: View, { account, rule, versions }: Generation): Iterable<Violation> {
  const rejected = versions.find(({ record }) => record.state === 'rejected');
  const next = versions.at(-1)?.order ?? 0;
  const deleted = observed.deletions.some(
    (one) => one.account === account && one.rule === rule && rejected && one.order > rejected.order && one.order < next,
  );
  if (deleted) yield { invariant: 'I7', account, detail: `${rule}: deleted after a rejection` };
}

/**
 * A decision that the page confirmed is saved, the page never confirms one to a scanner, and it never denies a saved
 * one.
 */
function* answersStand({ observed, generations }: View): Iterable<Violation> {
  for (const answer of observed.answers) {
    const { who, by, status, from, to, account, decision, digits, ...name } = answer;
    const called = caseName({ account, ...name });
    const timeline = generations.find((one) => caseName(one) === called)?.last.timeline ?? [];
    const own = timeline.filter(({ event, by: person }) => answers[event] === decision && person === by);
    if (status === 409 && own.some(({ at }) => isWithin(at, { from, to })) && !repeated(observed.answers, answer))
      yield {
        invariant: 'I7',
        account,
        detail: `${called}: ${by} was told that ${decision} does not count, and it does`,
      };
    if (status !== 303) continue;
    if (who === 'scanner' || !digits)
      yield { invariant: 'I1', account, detail: `${called}: the page took ${decision} without the digits` };
    const stands = generations
      .find((one) => caseName(one) === called)
      ?.last.timeline.some(
        ({ event, by: person, at }) => answers[event] === decision && person === by && Date.parse(at) <= to.at,
      );
    if (stands !== true)
      yield { invariant: 'I7', account, detail: `${called}: ${by} was told that ${decision} is saved` };
  }
}

const isWithin = (at: string, { from, to }: Pick<Answer, 'from' | 'to'>): boolean =>
  Math.trunc(from.at) <= Date.parse(at) && Date.parse(at) <= to.at;

/**
 * Whether the same person sent the same decision at an overlapping time. The page then tells one that the other was
 * first.
 */
const repeated = (all: readonly Answer[], one: Answer): boolean =>
  all.some(
    (other) =>
      other !== one &&
      other.by === one.by &&
      caseName(other) === caseName(one) &&
      other.decision === one.decision &&
      other.from.at <= one.to.at &&
      one.from.at <= other.to.at,
  );

/** I7: one execution acts on a decision. Another one takes over only when the first has ended. */
export const oneExecutionActs: Invariant = function* ({ observed, generations }) {
  // An execution that is redriven within a minute may still count as ended for the one that takes over.
  const wasAtIt = (executionArn: string, { at, order }: CaseVersion): boolean => {
    const last = observed.events.findLast(
      (event) =>
        event.order < order &&
        event.executionArn === executionArn &&
        event.type.startsWith('Execution') &&
        !(event.type === 'ExecutionRedriven' && at - event.at < minute),
    );
    return last === undefined || ['ExecutionStarted', 'ExecutionRedriven'].includes(last.type);
  };
  for (const { versions, account, ...name } of generations)
    for (const [index, version] of versions.entries()) {
      const owner = versions[index - 1]?.record.redeemedBy;
      if (owner === undefined || owner === version.record.redeemedBy || !wasAtIt(owner, version)) continue;
      yield {
        invariant: 'I7',
        account,
        detail: `${caseName({ account, ...name })} was taken over from an execution that was at it`,
      };
    }
};

const proofs: Readonly<Partial<Record<CaseRecord['rule'], (root: RootState) => boolean>>> = {
  'root-access-key': ({ keys }) => keys.length === 0,
  'root-signing-certificate': ({ certificates }) => certificates.length === 0,
  'root-mfa': ({ mfa, password }) => mfa || !password,
  'root-password': ({ password }) => !password,
};

/** I4: a case that is closed as done really is done. */
export const doneIsTrue: Invariant = function* (view) {
  for (const { versions, archived, account, rule, generation } of view.generations) {
    const done = [...versions, ...archived].find(({ record }) => record.state === 'done');
    const proof = proofs[rule];
    if (!done || !proof || view.rootsBetween(account, done.at - hour, done.at).some(proof)) continue;
    yield { invariant: 'I4', account, detail: `${caseName({ account, rule, generation })} is done, and is not` };
  }
};
