import { type ContactType, contactTypes } from './contact';
import type { RuleId } from './finding';

const ruleOf = {
  SECURITY: 'security-contact',
  BILLING: 'billing-contact',
  OPERATIONS: 'operations-contact',
} as const satisfies Record<ContactType, RuleId>;

/** The rule about a type of contact. */
export const contactRuleOf = (type: ContactType): RuleId => ruleOf[type];

/** The type of contact that a rule is about; undefined for a rule about the root user. */
export const contactTypeOf = (rule: RuleId): ContactType | undefined =>
  contactTypes.find((type) => ruleOf[type] === rule);
