import type { AccountId } from '../account';
import { type Contact, type ContactType, contactTypes } from '../contact';
import { contactRuleOf } from '../contact-rules';
import type { Action, Finding, Judgement, LeftAlone } from '../finding';
import type { Policy } from '../policy/schema';
import { contactMode, wantedContact } from '../policy/wanted-contact';
import type { Snapshot } from '../snapshot';

/** A contact as it was read, and as the policy wants it. */
export interface ComparedContact {
  readonly account: AccountId;
  readonly type: ContactType;
  /** null: there was none. */
  readonly before: Contact | null;
  readonly after: Contact;
}

export interface ContactChange extends ComparedContact {
  /**
   * What the run did, as in the report: `fixed` and `failed` after a write, `would-fix` without one, `inform` where it
   * leaves the contact alone.
   */
  readonly action: Action;
  /** As in the report. */
  readonly leftAlone?: LeftAlone;
}

/**
 * `contact-changes.json`: old and new values of every contact that a run writes or would write, and of those that are
 * not as the policy wants them and that it leaves alone. A file of its own, because it expires with the snapshots and
 * reports do not. No mail, log, event or execution history holds a value.
 */
export interface ContactChanges {
  readonly schemaVersion: 1;
  readonly runId: string;
  /** Sorted by account, then in the order of `contactTypes`. */
  readonly changes: readonly ContactChange[];
}

/**
 * The contacts of an account that are not as the policy wants them, with both values. None where the policy says only
 * that there has to be a contact, or where either value is unknown.
 */
export function comparedContacts(
  snapshot: Snapshot,
  policy: Policy,
  judgements: readonly Judgement[],
): readonly ComparedContact[] {
  return contactTypes.flatMap((type) => {
    const judgement = judgements.find(({ rule }) => rule === contactRuleOf(type));
    const found = snapshot.contacts[type];
    if (judgement?.verdict !== 'violation' || contactMode(policy, type) === 'require' || !found.known) return [];
    const wanted = wantedContact(policy, snapshot, type);
    if (wanted.kind !== 'wanted') return [];
    return [{ account: snapshot.account.id, type, before: found.value, after: wanted.contact }];
  });
}

/** What a run does with a contact that it looks at to change it. */
const told: readonly Action[] = ['would-fix', 'fixed', 'failed', 'inform'];

/** The contact changes of a run. Those of accounts that it does not report, excludes or holds back are left out. */
export function contactChanges(
  runId: string,
  compared: readonly ComparedContact[],
  accounts: readonly { readonly id: AccountId; readonly findings: readonly Finding[] }[],
): ContactChanges {
  const findings = new Map(accounts.map((account) => [account.id, account.findings]));
  const changes = compared.flatMap(({ account, type, before, after }): ContactChange[] => {
    const finding = findings.get(account)?.find(({ rule }) => rule === contactRuleOf(type));
    return finding !== undefined && told.includes(finding.action)
      ? [{ account, type, before, after, action: finding.action, ...leftAloneOf(finding) }]
      : [];
  });
  return { schemaVersion: 1, runId, changes: changes.toSorted(byAccount) };
}

const leftAloneOf = ({ leftAlone }: Finding): Pick<ContactChange, 'leftAlone'> => (leftAlone ? { leftAlone } : {});

const byAccount = (left: ContactChange, right: ContactChange): number =>
  left.account === right.account
    ? contactTypes.indexOf(left.type) - contactTypes.indexOf(right.type)
    : left.account < right.account
      ? -1
      : 1;
