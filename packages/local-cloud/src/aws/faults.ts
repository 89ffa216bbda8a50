import type { AccountId } from './account';
import type { AccountFile, FaultFile } from './organization-file';

/** The two faults that no service answers: the connection is dropped instead. */
export const droppedFaults = { notDone: 'Timeout', done: 'LostResponse' } as const;

interface Rule {
  readonly file: FaultFile;
  /** The account in whose list it stands. */
  readonly owner?: AccountId;
  /** `undefined`: always. */
  left?: number;
}

/**
 * Things that go wrong on purpose. One that stands in an account's list is about that account unless it names another;
 * of several that match, the first one happens.
 */
export class Faults {
  private rules: Rule[] = [];

  /** @param accounts of the organization file, with their lists of faults */
  constructor(accounts: readonly Pick<AccountFile, 'id' | 'faults'>[] = []) {
    for (const { id, faults = [] } of accounts) for (const fault of faults) this.add(fault, id);
  }

  add(file: FaultFile, owner?: AccountId): void {
    this.rules.push({ file, owner, left: file.times });
  }

  /** The error name to answer before the operation is done, or `Timeout`. Uses the fault up by one. */
  before(operation: string, target: AccountId): string | undefined {
    return this.take(operation, target, (error) => error !== droppedFaults.done);
  }

  /** Whether the answer of an operation that was done gets lost. Uses the fault up by one. */
  losesResponse(operation: string, target: AccountId): boolean {
    return this.take(operation, target, (error) => error === droppedFaults.done) !== undefined;
  }

  /** What is left of the faults in an account's list, as the organization file has them; used-up ones are gone. */
  of(owner: AccountId): readonly FaultFile[] {
    return this.remaining((rule) => rule.owner === owner);
  }

  /** What is left of the faults that stand in no account's list: those of `later`. */
  unowned(): readonly FaultFile[] {
    return this.remaining((rule) => rule.owner === undefined);
  }

  private remaining(belongs: (rule: Rule) => boolean): readonly FaultFile[] {
    return this.rules.filter(belongs).map(({ file, left }) => (left === undefined ? file : { ...file, times: left }));
  }

  private take(operation: string, target: AccountId, kind: (error: string) => boolean): string | undefined {
    const rule = this.rules.find(({ file, owner }) => {
      const account = file.account ?? owner;
      return file.operation === operation && (account ?? target) === target && kind(file.error);
    });
    if (rule?.left !== undefined && --rule.left === 0) this.rules = this.rules.filter((other) => other !== rule);
    return rule?.file.error;
  }
}
