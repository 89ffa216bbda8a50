import type { CaseRecord } from '../domain/cases/case';
import { beginDeleting, holdsCase, markFailed, markStale, mayAct, type MayAct } from '../domain/cases/act';
import { afterDeleting, checkBeforeDelete, type FoundCredentials } from '../domain/cases/check-before-delete';
import { hindranceOf } from '../domain/cases/hindrance';
import { unknown, type Fact, type Unknown } from '../domain/fact';
import type { Policy } from '../domain/policy/schema';
import type { Mode } from '../domain/runs/run';
import type { Invocation } from '../invocation/invocation';
import type { ActInput, ActOutput } from '../workflow/payloads';
import { actUnreadableRetry } from '../workflow/retries';
import { readCaseSubject } from './case-subject';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { changeCase } from './change-case';
import type { Clients } from '../aws/sdk/clients';
import { deleteCredential, findCredentials } from '../aws/accounts/delete-credentials';
import { OrganizationUnreadableError } from '../aws/sdk/errors';
import { AccountUnreadableError } from './errors';
import { readFact } from '../aws/sdk/read-fact';
import { deleteSession } from '../aws/accounts/root-session';
import { sleep } from '../aws/sdk/sleep';
import { isDenial, translateError } from '../aws/sdk/translate-error';

interface Acting {
  readonly clients: Clients;
  readonly cases: CaseTable;
  /** The deployed policy. */
  readonly policy: Policy;
  /** The mode in force, from the policy or the deployment. */
  readonly mode: Mode;
  /** True when Step Functions will not retry: then an unreadable account closes the case. */
  readonly last: boolean;
}

type Status = ActOutput['status'];
type Input = Pick<ActInput, 'case' | 'execution'>;

// The time now, not that of the step: a retry may come much later, when the decision is too old.
const clock = (): string => new Date().toISOString();

/**
 * Deletes exactly what was approved, in one root session that lists before and after. It first checks everything again:
 * that this execution holds the case, the age of the decision, the account, the policy, and that the credentials are as
 * shown and unused. After `acted`, the verify step proves the result.
 * @throws AccountUnreadableError when a check is impossible at the moment; Step Functions may retry the step
 */
export async function actOnCase(invocation: Invocation, input: ActInput): Promise<Status> {
  const acting = await startActing(invocation, input);
  const { cases } = acting;
  const may = await changeCase(cases, input.case, (record) => mayActNow(record, input));
  if (may.kind !== 'act') return may.kind === 'verify' ? 'acted' : 'stale';
  const hindrance = await hindranceToday(acting, may.record);
  if (typeof hindrance === 'string') return end(acting, input, { kind: 'stale', detail: hindrance });
  if (hindrance !== undefined) return unreadable(acting, input, hindrance);
  const { clients } = acting;
  const session = await readFact('sts:AssumeRoot', () => deleteSession(clients, input.case.account));
  if (!session.known) return unreadable(acting, input, session);
  const found = await findCredentials(session.value, input.case.rule);
  if (!found.known) return unreadable(acting, input, found);
  const begun = await changeCase(cases, input.case, (record) => begin(record, found.value, input));
  if (begun.kind !== 'delete') return begun.kind === 'verify' ? 'acted' : 'stale';
  return deleteAll(acting, input, { session: session.value, record: begun.after, ids: begun.ids });
}

async function startActing({ clients, environment }: Invocation, { attempt }: ActInput): Promise<Acting> {
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  const mode = environment.mode ?? policy.run.mode;
  return { clients, cases, policy, mode, last: attempt >= actUnreadableRetry.maxAttempts };
}

const mayActNow = (record: CaseRecord | undefined, { case: { generation }, execution }: Input): MayAct & After =>
  mayAct(record, { generation, execution: execution.arn, now: clock() });

interface After {
  readonly after?: CaseRecord;
}

async function hindranceToday(
  { clients, policy, mode }: Acting,
  { account, rule }: CaseRecord,
): Promise<string | Unknown | undefined> {
  try {
    const subject = await readCaseSubject(clients, policy, account);
    return hindranceOf(subject, { policy, mode, rule, now: clock() });
  } catch (error: unknown) {
    if (!(error instanceof OrganizationUnreadableError)) throw error;
    return unknown('error', error.message);
  }
}

type Begun =
  | { readonly kind: 'delete'; readonly ids: readonly string[]; readonly after: CaseRecord }
  | { readonly kind: 'verify' | 'stale'; readonly after?: CaseRecord };

/** Checks the very record to which the deletion will be written. */
function begin(record: CaseRecord | undefined, found: FoundCredentials, input: Input): Begun {
  const may = mayActNow(record, input);
  if (may.kind !== 'act') return { kind: may.kind, after: may.after };
  const checked = checkBeforeDelete(may.record, found);
  return checked.kind === 'stale'
    ? { kind: 'stale', after: markStale(may.record, checked.detail, clock()) }
    : { kind: 'delete', ids: checked.ids, after: beginDeleting(may.record, checked.ids, clock()) };
}

interface Deletion {
  readonly session: Awaited<ReturnType<typeof deleteSession>>;
  readonly record: CaseRecord;
  readonly ids: readonly string[];
}

async function deleteAll(acting: Acting, input: Input, { session, record, ids }: Deletion): Promise<Status> {
  const { rule } = record;
  try {
    for (const id of ids) await deleteCredential(session, rule, id);
  } catch (error: unknown) {
    const { detail } = translateError(error, `Deleting for ${rule} as root`);
    if (isDenial(error)) return end(acting, input, { kind: 'failed', detail, begun: true });
    return again(acting, detail);
  }
  await untilGone(record, () => findCredentials(session, rule));
  return 'acted';
}

/** Milliseconds before each listing: AWS may still list a deleted credential. */
const pauses = [0, 1000, 2000, 4000] as const;

/** Lists again in the same session. What is still listed then is judged by the verify step, in its own session. */
async function untilGone(record: CaseRecord, find: () => Promise<Fact<FoundCredentials>>): Promise<void> {
  for (const pause of pauses) {
    if (pause > 0) await sleep(pause);
    const found = await find();
    if (found.known && afterDeleting(record, found.value).kind === 'deleted') return;
  }
}

/** A denial closes the case. Any other error is retried; the last attempt closes the case too. */
const unreadable = (acting: Acting, input: Input, { cause, detail }: Unknown): Promise<Status> =>
  cause === 'denied' || cause === 'denied-by-scp' || acting.last
    ? end(acting, input, { kind: 'failed', detail })
    : again(acting, detail);

/** Retries the step. At the last attempt, something may be deleted: the verify step finds out. */
async function again({ last }: Acting, detail: string): Promise<Status> {
  if (last) return 'acted';
  throw new AccountUnreadableError(detail);
}

interface Ending {
  readonly kind: 'stale' | 'failed';
  readonly detail: string;
  /** True to close the case even though a deletion began, because AWS refused to delete (the rest). */
  readonly begun?: boolean;
}

/** Closes the case if this execution still holds it. If a deletion began, the verify step finds out its result. */
async function end(
  { cases }: Acting,
  { case: subject, execution }: Input,
  { kind, detail, begun = false }: Ending,
): Promise<Status> {
  const actor = { generation: subject.generation, execution: execution.arn };
  const ended = await changeCase(cases, subject, (record): After & { readonly status: Status } => {
    if (!holdsCase(record, actor)) return { status: 'stale' };
    if (record.deleting !== undefined && !begun) return { status: 'acted' };
    const mark = kind === 'stale' ? markStale : markFailed;
    return { status: kind, after: mark(record, detail, clock()) };
  });
  return ended.status;
}
