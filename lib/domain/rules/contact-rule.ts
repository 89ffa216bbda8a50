import { type Contact, type ContactType, normalizeContact, sameContact } from '../contact';
import type { RuleId, Severity } from '../finding';
import { inEmailDomains } from '../policy/email-domain';
import type { Policy } from '../policy/schema';
import { contactMode, wantedContact } from '../policy/wanted-contact';
import type { Snapshot } from '../snapshot';
import { compliant, defineRule, notApplicable, type Rule, type Ruling, unreadable, violation } from './rule';

interface ContactRule {
  readonly id: RuleId;
  readonly type: ContactType;
  readonly severity: Severity;
  readonly why: string;
}

/** The rule for one type of alternate contact. The three rules differ only in their texts and severity. */
export const contactRule = ({ id, type, severity, why }: ContactRule): Rule =>
  defineRule({
    id,
    severity,
    title: `The account has the ${type.toLowerCase()} contact that the policy wants`,
    why,
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/framework/sec_securely_operate_aws_account.html',
    reasons: {
      missing: 'there is no such contact',
      differs: 'mode enforce: the contact is not the wanted one; the evidence names the fields that differ',
      'foreign-domain':
        'mode fill or require: the contact is left alone, but its e-mail address is outside contacts.emailDomains',
      unresolved:
        'the wanted contact holds a placeholder that has no value for this account, or one that AWS would refuse',
    },
    action: '`missing` (in mode fill and enforce) and `differs` are fixed, the rest is reported (`inform`).',
    decide: (snapshot, policy) => decide(type, snapshot, policy),
  });

function decide(type: ContactType, snapshot: Snapshot, policy: Policy): Ruling {
  const name = `The ${type.toLowerCase()} contact`;
  const mode = contactMode(policy, type);
  if (mode === 'ignore') return notApplicable('ignored', `${name} is left alone by the policy.`);
  if (mode === 'require') return decideRequired(name, snapshot.contacts[type], policy);
  const wanted = wantedContact(policy, snapshot, type);
  if (wanted.kind === 'none')
    return notApplicable('not-wanted', `The policy wants no ${type.toLowerCase()} contact here.`);
  if (wanted.kind === 'unknown')
    return unreadable(`What the policy wants as ${type.toLowerCase()} contact`, wanted.unknown);
  const fact = snapshot.contacts[type];
  if (!fact.known) return unreadable(name, fact);
  if (wanted.kind === 'unresolved')
    return violation('unresolved', `The wanted ${type.toLowerCase()} contact cannot be worked out: ${wanted.detail}.`, {
      mode,
    });
  if (fact.value === null) return violation('missing', `${name} is missing.`, { mode });
  return mode === 'enforce'
    ? compare(name, fact.value, wanted.contact)
    : checkDomain(name, fact.value, { policy, mode });
}

/** Any contact will do, and a missing one is not written: the policy does not say which. */
function decideRequired(name: string, fact: Snapshot['contacts'][ContactType], policy: Policy): Ruling {
  if (!fact.known) return unreadable(name, fact);
  if (fact.value === null) return violation('missing', `${name} is missing.`, { mode: 'require' });
  return checkDomain(name, fact.value, { policy, mode: 'require' });
}

function compare(name: string, found: Contact, wanted: Contact): Ruling {
  if (sameContact(found, wanted)) return compliant('equal', `${name} is the wanted one.`, { mode: 'enforce' });
  const left = normalizeContact(found);
  const right = normalizeContact(wanted);
  // Field names only: a report never holds contact values.
  const fields = (['name', 'title', 'email', 'phone'] as const).filter((field) => left[field] !== right[field]);
  return violation('differs', `${name} differs from the wanted one in ${fields.join(', ')}.`, {
    mode: 'enforce',
    fields,
  });
}

function checkDomain(
  name: string,
  found: Contact,
  { policy, mode }: { readonly policy: Policy; readonly mode: 'fill' | 'require' },
): Ruling {
  if (!inEmailDomains(policy, found.email))
    return violation('foreign-domain', `${name} has an e-mail address outside the domains of the organization.`, {
      mode,
      fields: ['email'],
    });
  return compliant('present', `${name} is set.`, { mode });
}
