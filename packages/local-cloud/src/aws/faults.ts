import type { AccountId } from './account';
import type { AccountFile, FaultFile } from './organization-file';

/** The two faults that drop the connection instead of answering. */
export const droppedFaults = { notDone: 'Timeout', done: 'LostResponse' } as const;

interface Rule {
  readonly file: FaultFile;
  /** The account whose `faults` list has the fault; undefined for a fault of `later`. */
  readonly owner?: AccountId;
  /** How many times it still happens; undefined means always. */
  left?: number;
}

/**
 * Errors that happen on purpose. A fault in an account's list affects that account, unless the fault names another one.
 * If several match, the first one happens.
 */
export class Faults {
  private rules: Rule[] = [];

  /** @param accounts accounts of an organization file, with their faults */
  constructor(accounts: readonly Pick<AccountFile, 'id' | 'faults'>[] = []) {
    for (const { id, faults = [] } of accounts) for (const fault of faults) this.add(fault, id);
  }

  add(file: FaultFile, owner?: AccountId): void {
    this.rules.push({ file, owner, left: file.times });
  }

  /** Returns the error name to answer instead of doing the operation, or `Timeout`. Counts the fault as used once. */
  before(operation: string, target: AccountId): string | undefined {
    return this.take(operation, target, (error) => error !== droppedFaults.done);
  }

  /** Whether the answer of a done operation is dropped. Counts the fault as used once. */
  losesResponse(operation: string, target: AccountId): boolean {
    return this.take(operation, target, (error) => error === droppedFaults.done) !== undefined;
  }

  /** The remaining faults of an account's list, in the shape of the organization file. */
  of(owner: AccountId): readonly FaultFile[] {
    return this.remaining((rule) => rule.owner === owner);
  }

  /** The remaining faults of `later`, which are in no account's list. */
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
