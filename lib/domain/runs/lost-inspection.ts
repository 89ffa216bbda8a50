import type { Account, AccountId, Instant } from '../account';
import { unknown, type Unknown } from '../fact';
import type { Inspection } from '../finding';
import { rules } from '../rules';
import { unreadable } from '../rules/rule';

/** The inspection of an ACTIVE account that left no result: every fact is unknown, so nothing is written or asked. */
export const lostInspection = (account: AccountId, readAt: Instant): Inspection =>
  unreadInspection(
    account,
    readAt,
    unknown('no-result', 'its inspection left no result. The next run reads it again.'),
  );

/** The same for an account that the run does not read, because Organizations does not say enough about it. */
export const unlistedInspection = ({ id, unknownBecause = 'incompletely' }: Account, readAt: Instant): Inspection =>
  unreadInspection(
    id,
    readAt,
    unknown('error', `Organizations lists it ${unknownBecause}. Nothing was read or written in it.`),
  );

function unreadInspection(account: AccountId, readAt: Instant, lost: Unknown): Inspection {
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
