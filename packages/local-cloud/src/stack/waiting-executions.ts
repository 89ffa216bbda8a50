import type { HistoryEvent } from '../states/history-event';

/** Knows, from their histories, which executions do nothing but wait for a task token to come back. */
export class WaitingExecutions {
  private readonly waiting = new Set<string>();

  /** Takes the next event of any execution. */
  tell({ executionArn, type }: HistoryEvent): void {
    if (type === 'TaskSubmitted') this.waiting.add(executionArn);
    else this.waiting.delete(executionArn);
  }

  has(executionArn: string): boolean {
    return this.waiting.has(executionArn);
  }
}
