import type { RuleId } from '../finding';
import type { Policy } from '../policy/schema';

const always: readonly RuleId[] = ['root-access-key', 'root-mfa', 'root-signing-certificate'];

/** True when a violation of the rule becomes a case, because only a person may decide or do what it needs. */
export const needsPerson = (rule: RuleId, policy: Policy): boolean =>
  always.includes(rule) || (rule === 'root-password' && policy.rootUser.members === 'no-credentials');
