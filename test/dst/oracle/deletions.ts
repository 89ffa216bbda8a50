import type { CaseRecord } from '../../../lib/domain/cases/case';
import { coversUse } from '../../../lib/domain/cases/covers-use';
import { shownCredentials } from '../../../lib/domain/cases/shown-credentials';
import type { Answer, Deletion } from '../observed';
import { day } from '../stage';
import type { Invariant, View, Violation } from './view';

const reads = /^(Get|List|Describe|Generate)/;
const deletes: readonly string[] = ['DeleteAccessKey', 'DeleteSigningCertificate'];

/**
 * I1: Rootward deletes nothing without a committed approval that names it, by enough of the current approvers. I9, I10,
 * I12: the approval is fresh, by different people, and the credential was not used since it was shown.
 */
export const deletionsAreApproved: Invariant = function* (view) {
  for (const deletion of view.observed.deletions) {
    const record = view.recordAt(deletion.account, deletion.rule, deletion);
    for (const [invariant, detail] of complaints(view, deletion, record))
      yield { invariant, detail: `${detail} (${deletion.rule})`, account: deletion.account };
  }
};

function* complaints(view: View, deletion: Deletion, record: CaseRecord | undefined): Iterable<[string, string]> {
  const { policy } = view.observed.setting;
  if (record?.state !== 'acting' || record.decision !== 'approve') {
    yield ['I1', `deleted while the case was ${record?.state ?? 'not there'}, decision ${record?.decision ?? 'none'}`];
    return;
  }
  const shown = shownCredentials(record).find(({ id }) => id === deletion.id);
  if (!shown) yield ['I1', 'deleted what nobody was shown'];
  else if (shown.status !== deletion.status) yield ['I1', `deleted as ${deletion.status}, shown as ${shown.status}`];
  if (record.management !== false) yield ['I13', 'deleted in the management account'];
  if (record.deleting?.includes(deletion.id) !== true) yield ['I15', 'deleted without writing it down before'];
  yield* authority(view, record);
  const decided = Date.parse(record.decidedAt ?? '');
  if (!(deletion.at - decided < 2 * day))
    yield ['I9', `deleted ${(deletion.at - decided) / day} days after the decision`];
  const looked = lastLook(view, deletion);
  const used = Date.parse(deletion.lastUsedAt ?? '');
  const lastShown = shown?.lastUsedAt === null ? -Infinity : Date.parse(shown?.lastUsedAt ?? '');
  if ((used > lastShown || used >= decided) && used < looked && !coversUse(record))
    yield ['I12', 'deleted a key that was used since it was shown'];
  if (policy.run.mode !== 'apply') yield ['I18', 'deleted in plan mode'];
  // A new or changed credential makes the whole approval stale. Rootward cannot know of changes after its last look.
  const extra = view
    .rootsBetween(deletion.account, decided, looked)
    .at(-1)
    ?.[deletion.rule === 'root-access-key' ? 'keys' : 'certificates'].find(
      ({ id, status }) => !shownCredentials(record).some((one) => one.id === id && one.status === status),
    );
  if (extra) yield ['I1', 'deleted although the account had something else by then'];
}

/** Everybody who approved is an approver, sent an approval to the page, and is another person than the others. */
function* authority(view: View, record: CaseRecord): Iterable<[string, string]> {
  const { approvers, required } = view.observed.setting.policy.approvals;
  const approvals = record.approvals ?? [];
  const people = new Set(approvals.map(({ by }) => by.toLowerCase()));
  if (people.size < required) yield ['I10', `${people.size} approvals of ${required}`];
  for (const { by, at, evenIfUsed = false } of approvals) {
    if (!approvers.some(({ email }) => email === by)) yield ['I1', `approved by ${by}, who is no approver`];
    if (!view.observed.answers.some((answer) => gave(answer, record, { by, at, decision: 'approve', evenIfUsed })))
      yield ['I1', `${by} never approved generation ${record.generation}`];
  }
}

/** Whether a person really sent this decision, with the digits, about what the record shows, at that time. */
export const gave = (
  answer: Answer,
  { account, rule, generation, fingerprint }: CaseRecord,
  {
    by,
    at,
    decision,
    evenIfUsed = false,
  }: { readonly by: string; readonly at: string; readonly decision: string; readonly evenIfUsed?: boolean },
): boolean =>
  answer.who === 'person' &&
  answer.digits &&
  answer.by === by &&
  answer.decision === decision &&
  (!evenIfUsed || answer.evenIfUsed) &&
  answer.account === account &&
  answer.rule === rule &&
  answer.generation === generation &&
  answer.fingerprint === fingerprint &&
  Math.trunc(answer.from.at) <= Date.parse(at) &&
  Date.parse(at) <= answer.to.at;

/** When Rootward last listed the credentials before the deletion. It cannot know of later changes. */
function lastLook({ observed }: View, { account, order, rule }: Deletion): number {
  const operation = rule === 'root-access-key' ? 'ListAccessKeys' : 'ListSigningCertificates';
  const look = observed.calls.findLast(
    (call) => call.order < order && call.target === account && call.operation === operation && call.done,
  );
  return look?.at ?? 0;
}

/**
 * I13: Rootward never enters the management account as root. I14: it changes only keys and certificates of a root user.
 */
export const onlyKeysAndCertificates: Invariant = function* ({ observed }): Iterable<Violation> {
  const { managementAccountId } = observed.setting.organization.organization;
  for (const { service, operation, target, principal, done } of observed.calls) {
    if (!done) continue;
    const found = { account: target };
    if (operation === 'AssumeRoot' && target === managementAccountId)
      yield { ...found, invariant: 'I13', detail: 'AssumeRoot on the management account' };
    if (service !== 'iam' || reads.test(operation)) continue;
    if (target === managementAccountId)
      yield { ...found, invariant: 'I13', detail: `${operation} in the management account` };
    if (!deletes.includes(operation)) yield { ...found, invariant: 'I14', detail: `${operation} by ${principal}` };
  }
};
