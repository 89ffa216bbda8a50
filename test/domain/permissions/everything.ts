import type { Asking } from '../../../lib/domain/permissions/commands';
import { parsePolicy } from '../../../lib/domain/policy/parse';

const parsed = parsePolicy(`
contacts: { mode: require, overrides: [{ match: { tag: team=one }, SECURITY: { name: One } }] }
rootUser: { mfa: hardware }
approvals: { approvers: [{ name: Lead, email: lead@example.com }] }
`);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));

/** With it, each command needs every statement that it can need. */
export const everything: Omit<Asking, 'at'> = {
  policy: parsed.policy,
  role: 'NAME',
  mails: true,
  region: 'us-east-1',
};
