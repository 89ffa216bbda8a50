import type { CaseEventName } from '../../../lib/domain/cases/case';
import { sameContact } from '../../../lib/domain/contact';
import type { Observed } from '../observed';
import { wanted } from '../setting-policy';
import { day } from '../stage';
import type { Invariant, View } from './view';

/** I5: Rootward changes nothing in an excluded account, and opens no case about it. */
export const excludedIsLeftAlone: Invariant = function* ({ observed }) {
  const excluded = observed.setting.policy.exclusions.flatMap(({ account }) => account ?? []);
  const about = (account: string, detail: string) => ({ invariant: 'I5', account, detail });
  for (const { account, type } of observed.contactWrites)
    if (excluded.includes(account)) yield about(account, `${type} contact written in an excluded account`);
  for (const { account } of observed.deletions)
    if (excluded.includes(account)) yield about(account, 'a deletion in an excluded account');
  for (const { record } of observed.cases)
    if (excluded.includes(record.account)) yield about(record.account, 'a case about an excluded account');
};

/**
 * I16: contacts become what the policy wants. Fill mode overwrites none; enforce mode keeps the old value in the
 * ledger.
 */
export const contactsAreKept: Invariant = function* ({ observed }) {
  const { contacts } = observed.setting.policy;
  for (const { account, type, before, after } of observed.contactWrites) {
    const about = { invariant: 'I16', account };
    if (!sameContact(after, wanted[type])) yield { ...about, detail: `${type} contact became another than wanted` };
    if (before === undefined || sameContact(before, after)) continue;
    if (contacts.mode === 'fill') yield { ...about, detail: `${type} contact overwritten in fill mode` };
    const kept = [...observed.ledger].some(([key, text]) => {
      if (!key.endsWith(`/${account}.json`)) return false;
      const entry = JSON.parse(text) as { contacts: readonly { type: string; before: typeof before }[] };
      return entry.contacts.some((one) => one.type === type && sameContact(one.before, before));
    });
    if (!kept) yield { ...about, detail: `${type} contact overwritten, and its old value is lost` };
  }
};

const changes = /^(?:account:(?:Put|Delete)|iam:(?!Get|List|Generate)|organizations:(?!Describe|List)|sesv2:)/;

/** I18: plan mode writes nothing, opens no case and sends no mail. */
export const planModeWritesNothing: Invariant = function* ({ observed }) {
  if (observed.setting.policy.run.mode !== 'plan') return;
  for (const { service, operation, target } of observed.calls)
    if (changes.test(`${service}:${operation}`))
      yield { invariant: 'I18', account: target, detail: `${service}:${operation} in plan mode` };
  if (observed.cases.length > 0) yield { invariant: 'I18', detail: 'a case in plan mode' };
};

/** I17: a run finds nothing to do when nothing happened since the run before. */
export const quietRunsAreSilent: Invariant = function* (view: View) {
  const { observed } = view;
  if (!observed.calm || somethingFellDue(view, observed.calm)) return;
  const { quiet } = observed.calm;
  for (const { order, service, operation, target, done } of observed.calls)
    if (order > quiet && done && changes.test(`${service}:${operation}`))
      yield {
        invariant: 'I17',
        account: target,
        detail: `${service}:${operation} by a run that follows another at once`,
      };
  for (const { order, record } of observed.cases)
    if (order > quiet)
      yield {
        invariant: 'I17',
        account: record.account,
        detail: `${record.rule} written by a run that follows another at once`,
      };
};

/** I6: no secret is in a public place. */
export const secretsAreKept: Invariant = function* ({ observed }) {
  for (const { where, what } of observed.leaks) yield { invariant: 'I6', detail: `${what} in ${where}` };
};

/** The simulation has no defects, and no role was denied a call. */
export const simulationIsSound: Invariant = function* ({ observed }) {
  for (const defect of observed.defects) yield { invariant: 'simulation', detail: defect };
};

/** Whether a reminder, an expiry, or a new question about a rejected or accepted case fell due between the two runs. */
function somethingFellDue({ observed, generations }: View, { from }: NonNullable<Observed['calm']>): boolean {
  const start = observed.calls.find(({ order }) => order > from)?.at ?? 0;
  const end = observed.calls.at(-1)?.at ?? 0;
  const { remindAfterDays, reaskRejectedAfterDays } = observed.setting.policy.approvals;
  return generations.some(({ last: { timeline, expiresAt, acceptedUntil = '' } }) => {
    const when = (name: CaseEventName): number => Date.parse(timeline.find(({ event }) => event === name)?.at ?? '');
    return [
      Date.parse(expiresAt),
      ...remindAfterDays.map((days) => when('asked') + days * day),
      when('rejected') + reaskRejectedAfterDays * day,
      Date.parse(acceptedUntil) + day,
    ].some((time) => time > start && time <= end);
  });
}
