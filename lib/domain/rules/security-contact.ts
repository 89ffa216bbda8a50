import { contactRule } from './contact-rule';

export const securityContact = contactRule({
  id: 'security-contact',
  type: 'SECURITY',
  severity: 'medium',
  why: 'AWS sends abuse and security notices to it; without one they reach only the mailbox of the root user, which often nobody reads.',
});
