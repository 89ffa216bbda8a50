import type { Instant } from '../../domain/account';
import { count } from '../../domain/count';
import type { CaseRecord, Decision } from '../../domain/cases/case';
import { quorumOf } from '../../domain/cases/quorum';
import type { Policy } from '../../domain/policy/schema';
import { deletable } from './case-facts';
import { capital } from './case-words';
import { keyUse, lastUsedKey, useWords } from './key-use';
import { spanWords } from './when';

type Terms = Policy['approvals'];

interface Choice {
  readonly record: CaseRecord;
  readonly terms: Terms;
  readonly now: Instant;
  /** True when the visitor has agreed to something already: a rejection then takes that back too. */
  readonly agreed: boolean;
}

/** How a choice is told: its title, what it means, and whether it is dangerous, final or neither. */
export interface ChoiceWords {
  readonly title: string;
  readonly hint: string;
  readonly weight: 'danger' | 'final' | '';
}

/** What the person chooses between. */
export const choiceWords: Readonly<Record<Decision, (choice: Choice) => ChoiceWords>> = {
  approve: (choice) => ({ title: `Approve: ${deletion(choice.record)}`, ...deletionHint(choice) }),
  done: () => ({
    title: 'Done by hand',
    hint: 'Somebody did the work. Rootward reads the account again and proves it.',
    weight: '',
  }),
  accept: () => ({
    title: 'Accept the risk',
    hint: 'Known and taken until a day that you name. Nothing is changed; reports say “accepted” until then, with who and why.',
    weight: '',
  }),
  reject: rejection,
};

function rejection({ record: { state }, terms, agreed }: Choice): ChoiceWords {
  const again = `asked again after ${count(terms.reaskRejectedAfterDays, 'day')}`;
  if (state === 'approved')
    return { title: 'Reject: take the approval back', hint: 'Possible until Rootward begins to act.', weight: '' };
  if (agreed)
    return {
      title: 'Reject: take your agreement back',
      hint: `The case closes. Nothing is changed, and it is ${again}.`,
      weight: '',
    };
  return {
    title: 'Reject: leave it as it is',
    hint: `Not now, and nobody takes the risk. Nothing is changed; reports go on showing it as open, and it is ${again}.`,
    weight: '',
  };
}

const thing = ({ rule }: CaseRecord): string => (rule === 'root-access-key' ? 'access key' : 'certificate');

const deletion = (record: CaseRecord): string =>
  `delete ${count(deletable(record).length, thing(record))}${keyUse(record) === 'in-use' ? ' in use' : ''}`;

function deletionHint({ record, now }: Choice): Pick<ChoiceWords, 'hint' | 'weight'> {
  const ids = deletable(record).join(', ');
  const it = deletable(record).length === 1 ? 'it' : 'them';
  const key = lastUsedKey(record);
  const last =
    key === undefined ? '' : `${key.id} was last used ${spanWords(key.lastUsedAt, now)} ago${useWords(key)}. `;
  switch (keyUse(record)) {
    case 'in-use':
      return {
        weight: 'danger',
        hint: `${last}Find out who uses it first: once it is deleted, that stops working at once, and nobody can bring the key back.`,
      };
    case 'new':
      return {
        weight: 'final',
        hint: `Never used so far, but new: ask who made ${it}. Rootward deletes ${ids}. This cannot be undone.`,
      };
    case 'never':
      return {
        weight: '',
        hint: `IAM has no use of ${it} on record, so nothing is known to depend on ${it}. Rootward deletes ${ids}, for good.`,
      };
    default:
      return { weight: 'final', hint: `${last}Rootward deletes ${ids}. This cannot be undone.` };
  }
}

/** What the button says once the decision is chosen: what it does. */
export function buttonWords(decision: Decision, record: CaseRecord, terms: Terms): string {
  const said = {
    approve: capital(deletion(record)),
    done: 'Say done: read the account again',
    accept: 'Accept the risk',
    reject: record.state === 'approved' ? 'Take the approval back' : 'Reject: change nothing',
  }[decision];
  if (decision === 'reject' || terms.required < 2) return said;
  const given = quorumOf(record, { approvals: terms })?.given.length ?? 0;
  return given + 1 < terms.required ? `Agree, ${given + 1} of ${terms.required}: ${uncapital(said)}` : said;
}

const uncapital = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
