import { causes as causeNames, type Cause as CauseName } from '../../domain/fact';
import { ruleIds, type Finding, type RuleId } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import { cellKind } from './cell-kind';
import { groupBy } from './group-by';
import { datesInWords } from '../pages/when';

/** One thing that kept Rootward from reading or fixing, with all that it concerns. */
export interface Cause {
  /** Id of the element that tells it. */
  readonly anchor: string;
  /** What happened, as a sentence. */
  readonly title: string;
  /** The calls to AWS that it hit. */
  readonly calls: readonly string[];
  /** Absent where a fix failed, or where AWS does not tell what is asked. */
  readonly name: CauseName | undefined;
  readonly work: 'read' | 'fix';
  /** The accounts, together where the same rules are concerned. */
  readonly groups: readonly { readonly rules: readonly RuleId[]; readonly accounts: readonly AccountReport[] }[];
  /** The findings, as `account/rule`. */
  readonly concerns: readonly string[];
}

/** The causes behind unread facts and failed fixes, those that concern most first. An account without findings was not read at all. */
export function causesOf(accounts: readonly AccountReport[]): readonly Cause[] {
  const met = groupBy(accounts.flatMap(troubles), ({ key }) => key);
  return [...met.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((all, index) => causeOf(all, `cause-${index + 1}`));
}

interface Trouble extends Pick<Cause, 'title' | 'name' | 'work'> {
  /** The same for all troubles of one cause. */
  readonly key: string;
  readonly call: string | undefined;
  readonly account: AccountReport;
  readonly rule: RuleId;
}

const troubles = (account: AccountReport): Trouble[] =>
  account.findings.length === 0 && account.outcome === 'incomplete'
    ? ruleIds.map((rule) => trouble({ account, rule }, account.reason || 'The account was not read.', 'read'))
    : account.findings.flatMap((finding) => {
        const place = { account, rule: finding.rule };
        if (finding.action === 'failed') return [trouble(place, after(finding.message, 'could not be fixed: '), 'fix')];
        return cellKind(finding) === 'unread' ? [unread(place, finding)] : [];
      });

type Place = Pick<Trouble, 'account' | 'rule'>;

function unread(place: Place, { message, evidence }: Finding): Trouble {
  const name = causeNames.find((known) => known === evidence['cause']);
  return { ...trouble(place, after(message, 'could not be read: '), 'read'), name };
}

/** A call at the beginning of a sentence, or what was not asked for. */
const beginning = /^(?:([a-z0-9-]+:[A-Za-z]+(?: \([A-Z]+\))?(?: as root)?):?|(.+ not asked for:)) (.*)$/s;

function trouble(place: Place, sentence: string, work: Cause['work']): Trouble {
  const [, call, , rest] = beginning.exec(sentence) ?? [];
  const doing = work === 'read' ? 'Reading' : 'Writing';
  const title = call === undefined ? sentence : /^[A-Z]/.test(rest ?? '') ? (rest ?? '') : `${doing} ${rest}`;
  return {
    ...place,
    key: `${work} ${rest ?? sentence}`,
    title: datesInWords(capital(title)),
    call,
    name: undefined,
    work,
  };
}

const after = (message: string, words: string): string =>
  message.includes(words) ? message.slice(message.indexOf(words) + words.length) : message;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function causeOf(all: readonly Trouble[], anchor: string): Cause[] {
  const [first] = all;
  if (first === undefined) return [];
  const { title, name, work } = first;
  const byAccount = [...groupBy(all, ({ account }) => account)].map(([account, its]) => ({
    account,
    rules: its.map(({ rule }) => rule),
  }));
  const groups = [...groupBy(byAccount, ({ rules }) => rules.join()).values()].map((same) => ({
    rules: same[0]?.rules ?? [],
    accounts: same.map(({ account }) => account),
  }));
  const calls = all.flatMap(({ call }) => (call === undefined ? [] : [call]));
  const concerns = all.map(({ account, rule }) => `${account.id}/${rule}`);
  return [{ anchor, title, name, work, calls: [...new Set(calls)], groups, concerns }];
}
