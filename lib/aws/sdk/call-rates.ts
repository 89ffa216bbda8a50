import { childRate, quotaShare, quotas } from '../../workflow/quotas';
import type { Deadline } from './deadline';
import { pace, type Gate } from './pace';

/** Operations whose documented (or assumed) quota is low enough to need pacing. */
const paced = [
  'account:GetAlternateContact',
  'account:PutAlternateContact',
  'organizations:ListTagsForResource',
  'sts:AssumeRoot',
] as const;
export type PacedOperation = (typeof paced)[number];

/** A gate for each paced operation. */
export type CallRates = Readonly<Record<PacedOperation, Gate>>;

function rates(gate: (operation: PacedOperation) => Gate): CallRates {
  return Object.fromEntries(paced.map((operation) => [operation, gate(operation)])) as CallRates;
}

/** The pace of one child of a map: its share of the quota. Nothing is started any more once the deadline has passed. */
export const childRates = (deadline: Deadline): CallRates => rates((operation) => pace(childRate(operation), deadline));

/** The pace of a caller that has Rootward's whole share to itself, such as the command line. */
export const soleCallerRates = (): CallRates => rates((operation) => pace(quotas[operation].perSecond * quotaShare));
