import { type Account, type Instant, unitOf } from '../account';
import type { Contact, ContactType } from '../contact';
import { contactRuleOf } from '../contact-rules';
import { exclusionOf } from '../policy/exclusion';
import { matches } from '../policy/match';
import type { Policy } from '../policy/schema';
import type { Subject } from '../policy/subject';
import { wantedContact } from '../policy/wanted-contact';
import type { PlannedContact, PlannedFix } from './plan';
import { wantedDigest } from './wanted-digest';

export type CheckedFix =
  /** Write exactly these, where they are still missing or different. */
  | { readonly kind: 'write'; readonly wanted: ReadonlyMap<ContactType, Contact> }
  /** Write nothing: the account is not as it was planned for, or that cannot be told. */
  | { readonly kind: 'leave'; readonly message: string };

interface Surroundings {
  /** The account as the run listed it, which is what was judged. */
  readonly listed: Account;
  /** The account as it is now; undefined when the organization no longer has it. */
  readonly subject: Subject | undefined;
  readonly policy: Policy;
  readonly now: Instant;
}

/**
 * Whether a planned fix still holds, directly before it is written: the account is in the organization, active, in
 * scope and not excluded, and the policy wants the very contacts that were planned. When one thing differs nothing is
 * written in the account, because it is being changed at this moment.
 */
export function checkBeforeFix(planned: PlannedFix, { listed, subject, policy, now }: Surroundings): CheckedFix {
  if (subject === undefined) return changed('the organization no longer has it');
  const { account } = subject;
  if (account.state !== 'ACTIVE') return changed(`it is ${account.state}`);
  if (account.joinedAt !== listed.joinedAt) return changed('it left the organization and joined again');
  const where = unitOf(account) === unitOf(listed) ? '' : 'it was moved to another unit, and ';
  const scope = policy.run.applyTo === undefined || matches(policy.run.applyTo, subject);
  if (scope === false) return changed(`${where}run.applyTo does not match it now`);
  if (scope !== true) return unreadable('Whether run.applyTo matches the account', scope.detail);
  const wanted = new Map<ContactType, Contact>();
  for (const contact of planned.contacts) {
    const found = checkContact(contact, { subject, policy, now, where });
    if ('kind' in found) return found;
    wanted.set(contact.type, found.contact);
  }
  return { kind: 'write', wanted };
}

function checkContact(
  { type, digest }: PlannedContact,
  { subject, policy, now, where }: Omit<Surroundings, 'subject' | 'listed'> & { subject: Subject; where: string },
): CheckedFix | { readonly contact: Contact } {
  const rule = contactRuleOf(type);
  const exclusion = exclusionOf(policy, subject, rule, now);
  if (exclusion !== undefined)
    return 'known' in exclusion
      ? unreadable(`Whether the policy excludes ${rule}`, exclusion.detail)
      : changed(`${where}the policy excludes ${rule} there now`);
  const wanted = wantedContact(policy, subject, type);
  if (wanted.kind === 'unknown') return unreadable(`What the policy wants as ${type} contact`, wanted.unknown.detail);
  if (wanted.kind === 'none') return changed(`${where}the policy wants no ${type} contact there now`);
  if (wanted.kind === 'unresolved')
    return changed(`${where}the wanted ${type} contact cannot be worked out now: ${wanted.detail}`);
  return wantedDigest(subject.account.id, type, wanted.contact) === digest
    ? { contact: wanted.contact }
    : changed(`${where}the policy wants another ${type} contact there now`);
}

const leave = (message: string): CheckedFix => ({ kind: 'leave', message });

const changed = (what: string): CheckedFix =>
  leave(`The account changed since it was read: ${what}. Nothing was written in it; the next run looks again.`);

const unreadable = (what: string, detail: string): CheckedFix =>
  leave(`${what} could not be read directly before the write: ${detail} Nothing was written in the account.`);
