import type { AwsCalls } from '../../domain/runs/run';
import { isThrottling } from './throttling';

/** Services whose calls the report counts. */
const counted: ReadonlySet<string> = new Set(['account', 'iam', 'organizations', 'sts']);

interface Step {
  readonly step: 'deserialize';
  readonly priority: 'high';
  readonly name: string;
}
type Handler = (args: never) => Promise<unknown>;
interface Stack {
  add(middleware: (next: Handler, context: { commandName?: string }) => Handler, options: Step): void;
}

/** Counts the calls of one invocation by `service:Operation`, retries included. */
export class CallCounter {
  private readonly attempts = new Map<string, number>();
  private throttled = 0;

  /** Counts a client's calls. The deserialize step runs once per attempt and sees the parsed error. */
  watch(service: string, stack: unknown): void {
    if (!counted.has(service)) return;
    (stack as Stack).add(
      (next, context) => async (args) => {
        const operation = (context.commandName ?? 'Unknown').replace(/Command$/, '');
        const key = `${service}:${operation}`;
        this.attempts.set(key, (this.attempts.get(key) ?? 0) + 1);
        try {
          return await next(args);
        } catch (error: unknown) {
          if (isThrottling(error)) this.throttled++;
          throw error;
        }
      },
      { step: 'deserialize', priority: 'high', name: 'rootwardCallCounter' },
    );
  }

  total(): AwsCalls {
    return {
      calls: Object.fromEntries([...this.attempts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      throttled: this.throttled,
    };
  }
}
