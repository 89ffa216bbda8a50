import type { ObservedReport } from '../observed';
import { day, hour, minute } from '../stage';
import { caseName, stay, type Generation, type Invariant, type View, type Violation } from './view';

const runOf = (text: string | undefined): string | undefined => /\(run ([^)]+)\)/.exec(text ?? '')?.[1];

/**
 * I3: each person gets one mail per run, only people of the policy get mails, and Rootward asks no more than the policy
 * says.
 */
export const nobodyIsMailedTwice: Invariant = function* ({ observed, generations }) {
  const { approvers, escalateTo, remindAfterDays } = observed.setting.policy.approvals;
  const seen = new Set<string>();
  for (const { to, subject, text } of observed.mails) {
    const recipient = to.join(',');
    if (![...approvers, ...escalateTo].some(({ email }) => email === recipient))
      yield { invariant: 'I3', detail: `a mail to ${recipient}` };
    const key = `${recipient} ${subject.replace(/\d+/g, '')} ${runOf(text) ?? ''}`;
    if (seen.has(key)) yield { invariant: 'I3', detail: `a second mail: ${key}` };
    seen.add(key);
  }
  for (const { last, account, ...name } of generations) {
    const count = (wanted: string): number => last.timeline.filter(({ event }) => event === wanted).length;
    const called = caseName({ account, ...name });
    if (count('asked') > 1)
      yield { invariant: 'I3', account, detail: `${called} was asked about ${count('asked')} times` };
    if (count('reminded') > remindAfterDays.length)
      yield { invariant: 'I3', account, detail: `${called}: ${count('reminded')} reminders` };
    if (count('escalated') > 1)
      yield { invariant: 'I3', account, detail: `${called}: ${count('escalated')} escalations` };
  }
};

/** I3: every successful run asked about all open cases, and sent the reminders that were due. */
export const peopleAreAsked: Invariant = function* (view) {
  const { observed } = view;
  const runs = observed.reports.filter(
    ({ report, whole, ...run }) => whole && report.run.mode === 'apply' && mailsWork(view, run),
  );
  for (const generation of view.generations) yield* unasked(view, generation, runs);
};

/** Errors after which the SDK tries again, or that a condition expects. The SDK sends a mail only once. */
const passing = /^(ProvisionedThroughputExceeded|ConditionalCheckFailed)Exception$|^(Timeout|LostResponse)$/;

const mailsWork = (
  { observed }: View,
  { startedAt, stoppedAt }: Pick<ObservedReport, 'startedAt' | 'stoppedAt'>,
): boolean =>
  observed.calls.every(
    ({ service, error, at }) =>
      error === undefined ||
      !['sesv2', 'dynamodb'].includes(service) ||
      (service === 'dynamodb' && passing.test(error)) ||
      at < startedAt ||
      at > stoppedAt + minute,
  );

function* unasked(view: View, generation: Generation, runs: readonly ObservedReport[]): Iterable<Violation> {
  const { observed } = view;
  const { account, last } = generation;
  const open = stay(generation, 'pending');
  if (!open) return;
  const opened = Date.parse(last.openedAt);
  const until = Math.min(open.to ?? observed.end, Date.parse(last.expiresAt));
  const told = last.timeline
    .filter(({ event }) => event === 'asked' || event === 'reminded')
    .map(({ at }) => Date.parse(at));
  const asked = last.timeline.find(({ event }) => event === 'asked');
  const days = asked ? observed.setting.policy.approvals.remindAfterDays : [];
  const due = [opened + 2 * hour, ...days.map((after) => Date.parse(asked?.at ?? '') + after * day)];
  for (const time of due) {
    const run = runs.find(({ startedAt }) => startedAt > time);
    if (!run || run.stoppedAt > until) continue;
    const wanted = time === due[0] ? opened : time;
    if (!told.some((at) => at >= wanted && at <= run.stoppedAt))
      yield {
        invariant: 'I3',
        account,
        detail: `${caseName(generation)}: nobody was told by ${new Date(run.stoppedAt).toISOString()}`,
      };
    else if (!mailed(view, account, wanted, run.stoppedAt))
      yield { invariant: 'I3', account, detail: `${caseName(generation)}: marked as told, but there is no mail` };
  }
}

const mailed = ({ observed }: View, account: string, from: number, to: number): boolean =>
  observed.mails.some(
    ({ at, text }) => Date.parse(at) >= from && Date.parse(at) <= to && (text ?? '').includes(account),
  );
