import { childRate, quotaShare, quotas } from '../../workflow/quotas';
import type { Deadline } from './deadline';
import { pace, type Gate } from './pace';

/** Operations whose quota (documented or assumed) is so low that Rootward paces them. */
const paced = [
  'account:GetAlternateContact',
  'account:PutAlternateContact',
  'organizations:DescribeAccount',
  'organizations:ListTagsForResource',
  'sts:AssumeRoot',
] as const;
export type PacedOperation = (typeof paced)[number];

/** One gate for each paced operation. */
export type CallRates = Readonly<Record<PacedOperation, Gate>>;

function rates(gate: (operation: PacedOperation) => Gate): CallRates {
  return Object.fromEntries(paced.map((operation) => [operation, gate(operation)])) as CallRates;
}

/** The rates of one child of a map: its share of the quotas. After the deadline, calls are refused. */
export const childRates = (deadline: Deadline): CallRates => rates((operation) => pace(childRate(operation), deadline));

/** The rates of a caller beside which nobody else calls: `share` of the quotas. After the deadline, calls are refused. */
export const soleCallerRates = (share: number = quotaShare, deadline?: Deadline): CallRates =>
  rates((operation) => pace(quotas[operation].perSecond * share, deadline));
