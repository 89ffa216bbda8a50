import type { AccountId, Instant } from '../account';
import { unknown } from '../fact';
import type { Inspection } from '../finding';
import { rules } from '../rules';
import { unreadable } from '../rules/rule';

/** The inspection of an ACTIVE account that left no result: every fact is unknown, so nothing is written or asked. */
export function lostInspection(account: AccountId, readAt: Instant): Inspection {
  const lost = unknown('no-result', 'its inspection left no result. The next run reads it again.');
  return {
    account,
    readAt,
    judgements: rules.map(({ id, severity }) => ({ rule: id, severity, ...unreadable('The account', lost) })),
    fingerprints: {},
    caseEvidence: {},
    excluded: {},
    heldBack: lost,
    inScope: false,
    fixes: {},
  };
}
