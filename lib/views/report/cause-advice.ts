import type { Cause } from '../../domain/fact';

/**
 * What people do about a cause.
 * Source: IAM user guide, "AWS global condition context keys", aws:AssumedRoot (the policy that denies root users and
 * leaves AssumeRoot usable).
 */
export const causeAdvice: Readonly<Record<Cause, string>> = {
  'denied-by-scp':
    'Let Rootward’s root sessions through in that policy, with the condition "Null": {"aws:AssumedRoot": "true"} on the ' +
    'statement that denies root users; or exclude the accounts, with a reason.',
  denied: 'Compare what Rootward’s role may do with the call that was denied, and with the policies above the account.',
  'out-of-reach': 'Look once more with credentials of that account: rootward plan --profile NAME.',
  'trusted-access-off': 'See “Organization” above for the command that mends it.',
  'root-access-off': 'See “Organization” above for the command that mends it.',
  throttled: 'The next run asks again. If this returns every time, something else uses up the quota at that hour.',
  'not-ready': 'The next run asks again.',
  'no-result': 'The next run reads it again. If this returns every time, the log of the run says why.',
  ambiguous: 'Name the unit by its id in rootward.yaml.',
  error: 'The next run asks again. If this returns every time, the log of the run says more.',
};
