import type { Caller, LoggedCall } from '../lib/invocation/caller';
import type { LookFolder } from './look-folder';

/** Calls to AWS, for `calls.jsonl`. Who calls is known only after the first one. */
export class CallNotes {
  private waiting: LoggedCall[] = [];
  private identity: Caller['identity'] | undefined;

  constructor(private readonly folder: Pick<LookFolder, 'note'> | undefined) {}

  note(call: LoggedCall): void {
    const { identity, folder } = this;
    if (folder === undefined) return;
    if (identity === undefined) {
      this.waiting.push(call);
      return;
    }
    const { time, service, operation, session, target, error } = call;
    const { account, arn } = session ?? identity;
    folder.note({
      time,
      principal: arn,
      account,
      service,
      operation,
      target: target ?? account,
      ...(error !== undefined && { error }),
    });
  }

  of({ identity }: Caller): void {
    this.identity = identity;
    for (const call of this.waiting) this.note(call);
    this.waiting = [];
  }
}
