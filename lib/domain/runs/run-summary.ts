import type { Instant } from '../account';
import type { CaseRow } from '../cases/case-row';
import { count } from '../count';
import type { Action, Finding, LeftAlone, Outcome } from '../finding';
import type { AccountReport, Report } from './report';
import type { Mode } from './run';

/** Outcomes of accounts in which work remains: something is unread, undecided, failed or against the policy. */
const openOutcomes: readonly Outcome[] = ['awaiting-approval', 'violations', 'incomplete', 'attention'];

/** True for an outcome that leaves work. */
export const isOpenOutcome = (outcome: Outcome): boolean => openOutcomes.includes(outcome);

/** What a run came to, in numbers. The terminal, the page, the report and the mails show these and count nothing themselves. */
export interface RunSummary {
  readonly mode: Mode;
  /** When the run ended. What people and other runs did later is not in the numbers. */
  readonly asOf: Instant;
  readonly accounts: number;
  /** Contacts that the run wrote and proved by reading, and the accounts that they are in. */
  readonly written: { readonly contacts: number; readonly accounts: number };
  /** What an apply run in place of one in plan mode would have done. `later`: cases for which the day has no place. */
  readonly planned: {
    readonly contacts: number;
    readonly accounts: number;
    readonly cases: number;
    /** Absent in summaries of older versions. */
    readonly later?: number;
  };
  /** Generations of cases that the run opened. */
  readonly casesOpened: number;
  /** Cases that waited for a decision when the run ended, those of earlier runs among them. */
  readonly casesToDecide: number;
  /** Accounts in which work remains. */
  readonly openAccounts: number;
  /** Accounts in which something is against the policy and neither mended, accepted, excluded nor only told. */
  readonly accountsInViolation: number;
}

/** The summary of a report. @param cases every generation of every case, or at least those that the run opened */
export function summaryOf({ run, accounts }: Report, cases: readonly Pick<CaseRow, 'timeline'>[] = []): RunSummary {
  const perAccount = (action: Action, leftAlone?: LeftAlone): readonly number[] =>
    accounts
      .map((account) => findingsWith(account, action).filter((finding) => finding.leftAlone === leftAlone).length)
      .filter((amount) => amount > 0);
  const [written, planned] = [perAccount('fixed'), perAccount('would-fix')];
  const later = sum(perAccount('would-ask', 'no-place'));
  return {
    mode: run.mode,
    asOf: run.finishedAt,
    accounts: accounts.length,
    written: { contacts: sum(written), accounts: written.length },
    planned: {
      contacts: sum(planned),
      accounts: planned.length,
      cases: sum(perAccount('would-ask')),
      ...(later > 0 && { later }),
    },
    // A run opens its cases at the instant at which it started.
    casesOpened: cases.filter(({ timeline }) =>
      timeline.some(({ event, at }) => event === 'opened' && at === run.startedAt),
    ).length,
    casesToDecide: sum(accounts.map((account) => findingsWith(account, 'awaiting-approval').length)),
    openAccounts: accounts.filter(({ outcome }) => isOpenOutcome(outcome)).length,
    accountsInViolation: accounts.filter(({ findings }) => findings.some(isAgainstPolicy)).length,
  };
}

/** Actions that leave a violation as it is, or wait for somebody. */
const leaving: readonly Action[] = ['would-fix', 'would-ask', 'awaiting-approval', 'queued', 'failed', 'none'];

const isAgainstPolicy = ({ verdict, action }: Finding): boolean => verdict === 'violation' && leaving.includes(action);

/** A summary in words, without a full stop at the end. */
export interface SummaryWords {
  /** `11 contacts in 6 accounts`, or `no contacts` */
  readonly written: string;
  /** `7 cases` */
  readonly toDecide: string;
  /** `9 of 21 accounts need attention`, or `21 accounts, nothing open` */
  readonly open: string;
}

/** The sentences that go with the numbers. */
export function summaryWords({ accounts, written, casesToDecide, openAccounts }: RunSummary): SummaryWords {
  const all = count(accounts, 'account');
  return {
    written:
      written.contacts === 0
        ? 'no contacts'
        : `${count(written.contacts, 'contact')} in ${count(written.accounts, 'account')}`,
    toDecide: count(casesToDecide, 'case'),
    open:
      openAccounts === 0
        ? `${all}, nothing open`
        : `${openAccounts} of ${all} ${openAccounts === 1 ? 'needs' : 'need'} attention`,
  };
}

/** The findings of an account for which a run did the same thing. */
export const findingsWith = ({ findings }: AccountReport, action: Action): AccountReport['findings'] =>
  findings.filter((finding) => finding.action === action);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
