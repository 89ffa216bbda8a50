import type { CallRates } from './call-rates';

const atOnce = (): Promise<void> => Promise.resolve();

/** For one account outside a run: every call goes at once, and retries are enough. */
export const unpacedRates: CallRates = {
  'account:GetAlternateContact': atOnce,
  'account:PutAlternateContact': atOnce,
  'organizations:ListTagsForResource': atOnce,
  'sts:AssumeRoot': atOnce,
};
