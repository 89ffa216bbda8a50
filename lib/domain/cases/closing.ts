import type { Account } from '../account';
import type { CaseRecord, CaseState } from './case';
import type { Inspection } from '../finding';
import type { Policy } from '../policy/schema';
import type { Closing } from './close';
import { isAfter } from '../time';
import { needsPerson } from './needs-person';
import { isResolved, isUndecidable } from './resolved';

/** Open states that a run may close. The Case workflow closes a case in `acting`. */
const closable: readonly CaseState[] = ['queued', 'pending', 'approved'];

const stale = (detail: string): Closing => ({ state: 'stale', event: 'stale', detail });

/** What a run knows about the account of a case. */
export interface Seen {
  /** Undefined when Organizations does not list it. */
  readonly account: Pick<Account, 'state'> | undefined;
  /** Undefined when the run did not read it. */
  readonly inspection: Inspection | undefined;
}

/** How the run closes the case without opening another; undefined when it does not. An unknown fact closes nothing. */
export function closingOf(record: CaseRecord, { account, inspection }: Seen, policy: Policy): Closing | undefined {
  if (!closable.includes(record.state)) return undefined;
  if (account === undefined) return stale('gone');
  if (account.state === 'UNKNOWN') return undefined;
  if (account.state !== 'ACTIVE') return stale(account.state);
  const judgement = inspection?.judgements.find(({ rule }) => rule === record.rule);
  if (inspection === undefined || judgement === undefined) return undefined;
  if (inspection.excluded[record.rule] !== undefined) return stale('excluded');
  if (inspection.heldBack !== undefined || isAfter(record.openedAt, inspection.readAt)) return undefined;
  if (isUndecidable(judgement)) return stale(judgement.reason);
  if (judgement.verdict === 'unknown') return undefined;
  if (judgement.verdict === 'violation') return needsPerson(record.rule, policy) ? undefined : stale('policy');
  return isResolved(judgement) ? { state: 'done', event: 'closed', detail: 'resolved' } : stale(judgement.reason);
}
