import type { Account, AccountId, Instant } from '../account';
import type { CaseRecord } from './case';
import type { Inspection, Judgement, RuleId } from '../finding';
import type { Policy } from '../policy/schema';
import type { Run } from '../runs/run';
import { needsPerson } from './needs-person';

/** The run that plans the case changes. */
export interface CaseRun {
  readonly run: Run;
  readonly policy: Policy;
  /** Time of the plan step: generations close at this time. They open at the start of the run. */
  readonly now: Instant;
  /** Names of units by their ids, as far as the run knows them. */
  readonly unitNames?: Readonly<Record<string, string>> | undefined;
}

/** What a case keeps of its account. */
export type CaseAccountFacts = Pick<Account, 'id' | 'name' | 'management' | 'path' | 'email'>;

/** A violation that needs a person, with what a new generation of its case would show. */
export interface CaseSubject {
  readonly account: CaseAccountFacts;
  readonly judgement: Judgement;
  readonly fingerprint: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** The account's tags, where they are known. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** When the run read the account. */
  readonly readAt: Instant;
}

/** Identifies a case, whatever its generation: account and rule. */
export const caseKey = ({ account, rule }: { readonly account: AccountId; readonly rule: RuleId }): string =>
  `${account}/${rule}`;

/** Id of the only write of a run to a generation: a retry after a lost response recognises its own write. */
export const writeIdOf = (
  run: Run,
  { account, rule, generation }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>,
) => `${run.id}/${account}/${rule}/${generation}`;

/** The violations in the inspection that need a person and are not excluded. */
export const caseSubjects = (account: CaseAccountFacts, inspection: Inspection, policy: Policy): CaseSubject[] =>
  inspection.judgements.flatMap((judgement) => {
    const fingerprint = inspection.fingerprints[judgement.rule];
    const evidence = inspection.caseEvidence[judgement.rule];
    const asked =
      judgement.verdict === 'violation' &&
      needsPerson(judgement.rule, policy) &&
      inspection.excluded[judgement.rule] === undefined;
    return asked && fingerprint !== undefined && evidence !== undefined
      ? [{ account, judgement, fingerprint, evidence, tags: inspection.tags, readAt: inspection.readAt }]
      : [];
  });
