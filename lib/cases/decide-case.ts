import type { CaseRecord, Refusal } from '../domain/cases/case';
import type { Instant } from '../domain/account';
import { decide, type Decided } from '../domain/cases/decide';
import type { DecisionRequest } from '../domain/cases/decision-request';
import type { Policy } from '../domain/policy/schema';
import { CaseTable } from '../aws/storage/tables/case-table';
import { changeCase } from './change-case';
import type { Clients } from '../aws/sdk/clients';
import { WaitItems } from '../aws/storage/tables/wait-items';
import { wake } from '../aws/executions/wake';

/** The result of an answer. `record` is the case as it is now. */
export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly record: CaseRecord }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly record: CaseRecord }
  /** The answer is malformed; the case was not read. */
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'no-such-case' };

export interface Deciding {
  readonly clients: Pick<Clients, 'table' | 'sfn'>;
  readonly tableName: string;
  /** The deployed policy names the approvers. */
  readonly policy: Policy;
  readonly now: () => Instant;
}

/**
 * Writes one person's answer to the case table, then wakes the waiting execution. Only the written answer counts; the
 * sweep repeats a lost wake-up.
 * @throws CaseContendedError; the SDK's error when the table cannot be reached: then the answer may or may not count
 */
export async function decideCase(
  { clients, tableName, policy, now }: Deciding,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  const cases = new CaseTable(clients, tableName);
  const current = await cases.read(request);
  if (current !== undefined && current.generation > request.generation)
    return decideTooLate(cases, request, { policy, now });
  const { outcome, after } = await changeCase(cases, request, (record): Answer => {
    if (record === undefined) return { outcome: { kind: 'no-such-case' } };
    return answerOf(record, decide(record, request, { policy, now: now() }));
  });
  // The execution of a case that still waits tells those whose agreement is missing. Saying the same again wakes nobody.
  if (outcome.kind === 'decided' && after !== undefined) {
    const wait = await new WaitItems(clients, tableName).read(request);
    if (wait !== undefined) await wake(clients, wait);
  }
  return outcome;
}

/** An answer to a generation that has a successor does not count; the archived generation notes the refusal. */
async function decideTooLate(
  cases: CaseTable,
  request: DecisionRequest,
  { policy, now }: Pick<Deciding, 'policy' | 'now'>,
): Promise<DecisionOutcome> {
  const archived = await cases.generation(request);
  if (archived === undefined) return { kind: 'no-such-case' };
  const { outcome, after } = answerOf(archived, decide(archived, request, { policy, now: now() }));
  if (after === undefined || (await cases.annotateArchived(after))) return outcome;
  return decideTooLate(cases, request, { policy, now });
}

interface Answer {
  readonly outcome: DecisionOutcome;
  readonly after?: CaseRecord;
}

function answerOf(before: CaseRecord, decided: Decided): Answer {
  if (decided.kind === 'invalid') return { outcome: decided };
  const { after } = decided;
  const record = after ?? before;
  return decided.kind === 'decided'
    ? { outcome: { kind: 'decided', record }, after }
    : { outcome: { kind: 'refused', refusal: decided.detail, record }, after };
}
