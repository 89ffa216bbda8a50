import type { CaseRecord, Refusal } from '../domain/cases/case';
import type { Instant } from '../domain/account';
import { decide, type Decided } from '../domain/cases/decide';
import type { DecisionRequest } from '../domain/cases/decision-request';
import { isWaiting } from '../domain/cases/sweep';
import type { Policy } from '../domain/policy/schema';
import { CaseTable } from '../aws/storage/tables/case-table';
import { changeCase } from './change-case';
import type { Clients } from '../aws/sdk/clients';
import { WaitItems } from '../aws/storage/tables/wait-items';
import { wake } from '../aws/executions/wake';

/** What came of an answer. `record` is the case as it is now. */
export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly record: CaseRecord }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly record: CaseRecord }
  /** The answer is not well-formed; nothing was looked at. */
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'no-such-case' };

export interface Deciding {
  readonly clients: Pick<Clients, 'table' | 'sfn'>;
  readonly tableName: string;
  /** The deployed policy: who may decide. */
  readonly policy: Policy;
  readonly now: () => Instant;
}

/**
 * Commits one person's answer to the case table, and wakes the execution that waits for it. The committed answer is all that counts;
 * when the wake-up is lost, the sweep sends it again.
 * @throws CaseContendedError; the SDK's error when the table cannot be reached: then nothing may be said about the answer
 */
export async function decideCase(
  { clients, tableName, policy, now }: Deciding,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  const cases = new CaseTable(clients, tableName);
  const current = await cases.read(request);
  if (current !== undefined && current.generation > request.generation)
    return decideTooLate(cases, request, { policy, now });
  const { outcome } = await changeCase(cases, request, (record): Answer => {
    if (record === undefined) return { outcome: { kind: 'no-such-case' } };
    return answerOf(record, decide(record, request, { policy, now: now() }));
  });
  if (outcome.kind === 'decided' && !isWaiting(outcome.record, request)) {
    const wait = await new WaitItems(clients, tableName).read(request);
    if (wait !== undefined) await wake(clients, wait);
  }
  return outcome;
}

/** An answer to a generation that another one has followed: it cannot count any more, and its own timeline says so. */
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
