import type { AccountId } from '../../lib/domain/account';
import { contactTypes, type Contact, type ContactType } from '../../lib/domain/contact';
import type { Dice } from './dice';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export const people = {
  lead: { name: 'Security lead', email: 'security-lead@harbor.example' },
  platform: { name: 'Platform lead', email: 'platform-lead@harbor.example' },
  night: { name: 'Night shift', email: 'night.shift@harbor.example' },
  chief: { name: 'Chief', email: 'chief@harbor.example' },
  stranger: { name: 'Somebody else', email: 'stranger@elsewhere.example' },
} as const satisfies Record<string, Person>;

/** The contacts that every account should have. */
export const wanted: Readonly<Record<ContactType, Contact>> = {
  SECURITY: { name: 'Security Operations', title: 'SOC', email: 'security@harbor.example', phone: '+1 555 010 0101' },
  BILLING: { name: 'Cloud Finance', title: 'FinOps', email: 'billing@harbor.example', phone: '+1 555 010 0102' },
  OPERATIONS: { name: 'Cloud Platform', title: 'On-call', email: 'oncall@harbor.example', phone: '+1 555 010 0103' },
};

/** A random policy, mostly in apply mode. */
export function randomPolicy(dice: Dice, excluded: readonly AccountId[]): { text: string; schedule: string } {
  const schedule = dice.pick(['rate(12 hours)', 'rate(1 day)', 'rate(2 days)']);
  const expires = dice.pick([1, 2, 2, 3, 5]);
  const reminders = [1, 2, 3, 5].filter((day) => day < expires && dice.chance(0.6));
  const escalates = dice.chance(0.5);
  const text = `
run: { mode: ${dice.chance(0.06) ? 'plan' : 'apply'}, schedule: "${schedule}" }
contacts:
  mode: ${dice.pick(['fill', 'enforce'])}
  default:
${contactTypes.map((type) => `    ${type}: ${JSON.stringify(wanted[type])}`).join('\n')}
rootUser:
  members: ${dice.chance(0.3) ? 'no-credentials' : 'keep'}
exclusions: ${JSON.stringify(excluded.map((account) => ({ account, reason: 'Looked after by others', until: '2027-12-31' })))}
approvals:
  approvers: ${JSON.stringify([people.lead, people.platform, people.night])}
  required: ${dice.chance(0.35) ? 2 : 1}
  expiresAfterDays: ${expires}
  remindAfterDays: ${JSON.stringify(reminders)}
  escalateTo: ${JSON.stringify(escalates ? [people.chief] : [])}
  openPerDay: ${dice.pick([1, 2, 25, 25])}
  reaskRejectedAfterDays: ${dice.between(1, 3)}
onboarding: { settleMinutes: ${dice.pick([0, 15])} }
`;
  return { text, schedule };
}
