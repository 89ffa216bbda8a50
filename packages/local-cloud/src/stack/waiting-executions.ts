import type { HistoryEvent } from '../states/history-event';

/** Finds the executions that only wait for a task token: their latest event is TaskSubmitted. */
export class WaitingExecutions {
  private readonly waiting = new Set<string>();

  /** Takes the next event of an execution. */
  tell({ executionArn, type }: HistoryEvent): void {
    if (type === 'TaskSubmitted') this.waiting.add(executionArn);
    else this.waiting.delete(executionArn);
  }

  has(executionArn: string): boolean {
    return this.waiting.has(executionArn);
  }
}
