import type { AccountId } from '../account';
import type { CaseRecord, CaseState } from './case';
import { type CaseSubject, caseKey } from './subject';
import { needsExecution } from './sweep';

type Records = ReadonlyMap<string, CaseRecord>;

/** States in which a person's answer about MFA is being carried out. */
const answered: readonly (CaseState | undefined)[] = ['approved', 'acting'];

/**
 * True while people are asked to remove the root password of the account, or it is being done: then nobody is asked
 * about its MFA, which only the password needs. An answer about MFA that is being proven is not interrupted.
 */
export function isCovered(account: AccountId, records: Records): boolean {
  const password = records.get(caseKey({ account, rule: 'root-password' }));
  const mfa = records.get(caseKey({ account, rule: 'root-mfa' }));
  return password !== undefined && needsExecution(password) && !answered.includes(mfa?.state);
}

/**
 * The same subjects, with the password of an account right before its MFA: a password without MFA is as urgent as the
 * missing MFA, and whether its case opens decides about that of the MFA.
 */
export function coveringFirst(subjects: readonly CaseSubject[]): readonly CaseSubject[] {
  const passwords = new Map(
    subjects.filter(({ judgement }) => judgement.rule === 'root-password').map((one) => [one.account.id, one]),
  );
  const withMfa = new Set(
    subjects.filter(({ judgement }) => judgement.rule === 'root-mfa').map(({ account }) => account.id),
  );
  return subjects.flatMap((subject) => {
    const { rule } = subject.judgement;
    if (rule === 'root-password' && withMfa.has(subject.account.id)) return [];
    const password = rule === 'root-mfa' ? passwords.get(subject.account.id) : undefined;
    return password === undefined ? [subject] : [password, subject];
  });
}
