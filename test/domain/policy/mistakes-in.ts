import { type Mistake, parsePolicy } from '../../../lib/domain/policy/parse';

/** The smallest sections that every policy must have. */
export const contacts = `contacts:
  default: { SECURITY: { name: SecOps, title: SOC, email: security@corp.example, phone: "+1 555 010 0101" } }`;
export const approvals = 'approvals: { approvers: [{ name: Lead, email: lead@corp.example }] }';

/** The mistakes in the smallest policy, with some of its sections replaced. */
export function mistakesIn(sections: { contacts?: string; approvals?: string; more?: string }): readonly Mistake[] {
  const parsed = parsePolicy(
    [sections.contacts ?? contacts, sections.approvals ?? approvals, sections.more].join('\n'),
  );
  return parsed.ok ? [] : parsed.mistakes;
}

/** The sections of a policy, as messages name them. */
export const sections = 'run, contacts, rootUser, exclusions, approvals or onboarding';
