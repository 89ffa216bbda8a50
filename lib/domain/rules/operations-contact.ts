import { contactRule } from './contact-rule';

export const operationsContact = contactRule({
  id: 'operations-contact',
  type: 'OPERATIONS',
  severity: 'low',
  why: 'Notices about service events and planned work reach the people who run the workload.',
});
