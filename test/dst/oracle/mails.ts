import { timeRuns, toldAt } from '../../../lib/domain/cases/telling';
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
    const run = runOf(text);
    const key = `${recipient} ${subject.replace(/\d+/g, '')} ${run ?? ''}`;
    if (run !== undefined && seen.has(key)) yield { invariant: 'I3', detail: `a second mail: ${key}` };
    seen.add(key);
  }
  for (const { last, account, ...name } of generations) {
    const called = caseName({ account, ...name });
    for (const { email } of [...approvers, ...escalateTo]) {
      const escalations = toldAt(last, 'escalated', email);
      const isAsked = (at: string): boolean => last.askedAt !== undefined && at >= last.askedAt;
      const counts = {
        asked: [1, toldAt(last, 'asked', email).length],
        // One more for each agreement of others.
        reminded: [remindAfterDays.length + (last.approvals?.length ?? 0), toldAt(last, 'reminded', email).length],
        // Once because too few could be asked, and once because nobody decides.
        'escalated unasked': [1, escalations.filter((at) => !isAsked(at)).length],
        escalated: [1, escalations.filter(isAsked).length],
        told: [1, toldAt(last, 'told', email).length],
      };
      for (const [kind, [most = 0, count = 0]] of Object.entries(counts))
        if (count > most) yield { invariant: 'I3', account, detail: `${called}: ${email} was ${kind} ${count} times` };
    }
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
  const { approvers, remindAfterDays } = observed.setting.policy.approvals;
  const open = stay(generation, 'pending');
  if (!open) return;
  const opened = Date.parse(last.openedAt);
  const until = Math.min(open.to ?? observed.end, timeRuns(last) ? Date.parse(last.expiresAt) : observed.end);
  for (const { email } of approvers) {
    const told = [...toldAt(last, 'asked', email), ...toldAt(last, 'reminded', email)].map((at) => Date.parse(at));
    const [asked] = toldAt(last, 'asked', email);
    const agreed = last.approvals?.find(({ by }) => by === email)?.at;
    const days = asked === undefined ? [] : remindAfterDays;
    const due = [opened + 2 * hour, ...days.map((after) => Date.parse(asked ?? '') + after * day)];
    for (const time of due) {
      const run = runs.find(({ startedAt }) => startedAt > time);
      if (!run || run.stoppedAt > until) continue;
      // Whoever has agreed is not reminded.
      if (time !== due[0] && agreed !== undefined && Date.parse(agreed) < run.stoppedAt) continue;
      const wanted = time === due[0] ? opened : time;
      const name = `${caseName(generation)}: ${email}`;
      if (!told.some((at) => at >= wanted && at <= run.stoppedAt))
        yield { invariant: 'I3', account, detail: `${name} was not told by ${new Date(run.stoppedAt).toISOString()}` };
      else if (!mailed(view, { account, email }, wanted, run.stoppedAt))
        yield { invariant: 'I3', account, detail: `${name} is marked as told, but there is no mail` };
    }
  }
}

const mailed = (
  { observed }: View,
  { account, email }: { readonly account: string; readonly email: string },
  from: number,
  to: number,
): boolean =>
  observed.mails.some(
    (mail) =>
      Date.parse(mail.at) >= from &&
      Date.parse(mail.at) <= to &&
      mail.to.includes(email) &&
      (mail.text ?? '').includes(account),
  );
