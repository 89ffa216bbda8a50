import type { CaseRecord } from './case';

/**
 * True for a case about keys that something uses. An approval to delete them must say that it covers this use:
 * otherwise the next use would void it, and nobody could ever delete a key that somebody abuses.
 */
export const mustCoverUse = ({ rule, reason }: Pick<CaseRecord, 'rule' | 'reason'>): boolean =>
  rule === 'root-access-key' && reason === 'in-use';

/** True when everybody who approved wants the keys deleted although something uses them. */
export const coversUse = (record: CaseRecord): boolean => {
  const { approvals = [] } = record;
  return mustCoverUse(record) && approvals.length > 0 && approvals.every(({ evenIfUsed }) => evenIfUsed === true);
};
