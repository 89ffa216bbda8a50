import type { MachineType } from '../api';
import type { HistoryEvent } from '../history-event';
import { limits } from '../limits';
import { StatesError } from '../states-error';

export type EventData = Pick<HistoryEvent, 'state' | 'error' | 'cause'>;

/** Events that end an execution; a full history still accepts one. */
const final = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/;

/**
 * Counts the events and transitions of one execution.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html
 */
export class History {
  /** Number of events, and the id of the latest. */
  count = 0;
  /** Entered states plus retries, with those of child executions. */
  transitions = 0;

  constructor(
    private readonly type: MachineType,
    private readonly tell: (id: number, type: string, data: EventData) => void,
    private readonly parent?: History,
  ) {}

  /** Records an event and returns its id. @throws StatesError States.Runtime when a STANDARD history is full. */
  add(type: string, data: EventData = {}): number {
    if (this.type === 'STANDARD' && this.count >= limits.historyEvents - 1 && !final.test(type))
      throw new StatesError(
        'States.Runtime',
        `The execution reached the maximum number of history events (${limits.historyEvents}).`,
      );
    this.count++;
    this.tell(this.count, type, data);
    return this.count;
  }

  transition(): void {
    this.transitions++;
    this.parent?.transition();
  }
}
