import * as z from 'zod';
import { contactTypeOf } from '../contact-rules';
import type { Finding } from '../finding';

const Fields = z.array(z.string());

/** The message of a finding that the run has fixed: what was found speaks in the past, and what is there now is said. */
export function fixedMessage({ rule, reason, evidence }: Pick<Finding, 'rule' | 'reason' | 'evidence'>): string {
  const contact = `The ${contactTypeOf(rule)?.toLowerCase() ?? ''} contact`;
  if (reason === 'missing') return `${contact} was missing; it is set now.`;
  const fields = Fields.safeParse(evidence['fields']);
  const where = fields.success ? ` in ${fields.data.join(', ')}` : '';
  return `${contact} differed from the wanted one${where}; it is the wanted one now.`;
}
