import type { CallRates } from './call-rates';

const atOnce = (): Promise<void> => Promise.resolve();

/** No pacing, for one account outside a run: SDK retries are enough there. */
export const unpacedRates: CallRates = {
  'account:GetAlternateContact': atOnce,
  'account:PutAlternateContact': atOnce,
  'organizations:DescribeAccount': atOnce,
  'organizations:ListTagsForResource': atOnce,
  'sts:AssumeRoot': atOnce,
};
