import type { AccountInRun } from './accounts-in-run';
import type { CaseRecord } from '../cases/case';
import { isAcceptanceOver } from '../cases/acceptance';
import { actionOfCase } from '../cases/action';
import { caseOnFinding } from '../cases/case-on-finding';
import { needsPerson } from '../cases/needs-person';
import { caseKey } from '../cases/subject';
import { contactTypeOf } from '../contact-rules';
import { coveredByPassword } from '../rules/root-mfa';
import { daysUntil } from '../time';
import type { Action, Finding, Judgement, LeftAlone } from '../finding';
import { fixKindOf } from './overwrites';
import type { Policy } from '../policy/schema';
import type { Run } from './run';

interface Context {
  readonly run: Run;
  readonly policy: Policy;
  /** True when the run would overwrite contacts in more accounts than `contacts.maxOverwrites`. */
  readonly overCeiling: boolean;
  /** The case records after the planned changes, by `caseKey`. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** The records that there are after the run, by `caseKey`. */
  readonly kept: ReadonlyMap<string, CaseRecord>;
  /** True while a case about the account's root password is open, which makes its missing MFA needless to ask about. */
  readonly covered: boolean;
}

/** In the last 14 days of an exclusion, the report says that it ends soon. */
const noticeDays = 14;

/** The findings of one account: judgements with the run's actions. A fix stays `would-fix` until a read proves it. */
export const planFindings = (one: AccountInRun, context: Context): Finding[] =>
  (one.inspection?.judgements ?? []).map((judged) => {
    const isCovered = context.covered && judged.rule === 'root-mfa' && judged.verdict === 'violation';
    const judgement = isCovered ? coveredByPassword(judged) : judged;
    const { action, leftAlone, note } = decide(judgement, one, context);
    const message = note === undefined ? judgement.message : `${judgement.message} ${note}`;
    return {
      ...judgement,
      message,
      action,
      ...(leftAlone && { leftAlone }),
      ...caseOf(judgement, action, { one, context }),
    };
  });

/** What the finding tells of its case. A decision is told only where it is why the run does nothing. */
function caseOf(
  { rule, verdict }: Judgement,
  action: Action,
  { one, context }: { readonly one: AccountInRun; readonly context: Context },
): Pick<Finding, 'decision' | 'generation'> {
  const record = context.kept.get(caseKey({ account: one.account.id, rule }));
  if (record === undefined) return {};
  const stands = verdict === 'violation' && action === actionOfCase(record.state);
  return stands ? caseOnFinding(record) : { generation: record.generation };
}

interface Decision {
  readonly action: Action;
  readonly leftAlone?: LeftAlone | undefined;
  /** Text to add to the judgement's message. */
  readonly note?: string | undefined;
}

function decide(judgement: Judgement, one: AccountInRun, context: Context): Decision {
  const exclusion = one.inspection?.excluded[judgement.rule];
  if (exclusion !== undefined) return { action: 'excluded', note: exclusionNote(exclusion, context.run) };
  if (one.inspection?.heldBack !== undefined || judgement.verdict !== 'violation') return { action: 'none' };
  if (needsPerson(judgement.rule, context.policy)) return decideCase(judgement, one, context);
  return contactTypeOf(judgement.rule) === undefined ? { action: 'inform' } : decideContact(judgement, one, context);
}

function decideContact({ rule }: Judgement, one: AccountInRun, { run, policy, overCeiling }: Context): Decision {
  const kind = fixKindOf(one, rule);
  if (kind === undefined) return { action: 'inform' };
  if (!one.reachable) return { action: 'would-fix', ...outOfReach(one) };
  if (kind === 'fill' || !overCeiling) return { action: 'would-fix' };
  const reason = `more accounts differ than contacts.maxOverwrites (${policy.contacts.maxOverwrites}) allows.`;
  return run.mode === 'apply'
    ? { action: 'inform', note: `Not overwritten: ${reason}` }
    : { action: 'would-fix', leftAlone: 'max-overwrites', note: `It would not be overwritten: ${reason}` };
}

function decideCase({ rule }: Judgement, one: AccountInRun, { run, policy, records }: Context): Decision {
  const record = records.get(caseKey({ account: one.account.id, rule }));
  if (run.mode === 'apply' && one.reachable) return { action: actionOfCase(record?.state ?? 'stale') };
  // People's decisions stand; otherwise this run says only what it would ask.
  const stands =
    record?.state === 'rejected' || (record?.state === 'accepted' && !isAcceptanceOver(record, run.startedAt));
  if (record !== undefined && stands) return { action: actionOfCase(record.state) };
  if (!one.reachable) return { action: 'would-ask', ...outOfReach(one) };
  return record?.state === 'queued'
    ? {
        action: 'would-ask',
        leftAlone: 'no-place',
        note: `Nobody would be asked yet: approvals.openPerDay (${policy.approvals.openPerDay}) leaves no place.`,
      }
    : { action: 'would-ask' };
}

/** Why the run leaves an account alone that is not excluded. */
const outOfReach = ({ settlesAt }: AccountInRun): Pick<Decision, 'leftAlone' | 'note'> =>
  settlesAt === undefined
    ? { leftAlone: 'out-of-scope', note: 'The account is outside run.applyTo, so nothing is written or asked.' }
    : {
        leftAlone: 'new-account',
        note: `The account has just joined; it is written to and asked about from ${settlesAt} on.`,
      };

function exclusionNote({ reason, until }: { readonly reason: string; readonly until: string }, run: Run): string {
  const days = daysUntil(until, run.startedAt);
  const end = days > noticeDays ? `until ${until}` : `until ${until}, which is ${inDays(days)}`;
  return `Excluded ${end}: ${reason}`;
}

const inDays = (days: number): string => (days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);
