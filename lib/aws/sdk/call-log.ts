import { errorWord } from './call-outcome';
import { CallCounter } from './call-counter';
import { callerTroubleOf, type CallerTrouble } from './caller-trouble';
import type { ClientWatch, Session } from './clients';

/** One attempt of one call, as it ended. */
export interface LoggedCall {
  /** ISO 8601. */
  readonly time: string;
  readonly service: string;
  readonly operation: string;
  /** Absent: the caller's own credentials. */
  readonly session?: Session;
  /** The account that the call is about; absent: the one of its credentials. */
  readonly target?: string;
  /** Name of the error, the system's code for it, or the HTTP status of an answer that names none. */
  readonly error?: string;
}

interface Place {
  readonly step: 'initialize' | 'deserialize';
  readonly priority: 'high' | 'low';
  readonly name: string;
}
interface Args {
  readonly input?: Readonly<Record<string, unknown>>;
}
type Handler = (args: Args) => Promise<unknown>;
interface Stack {
  add(middleware: (next: Handler, context: { readonly commandName?: string }) => Handler, place: Place): void;
}

export interface CallListeners {
  /** Called once for each attempt, retries included. */
  readonly onCall?: (call: LoggedCall) => void;
  /** Called when a call with the caller's own credentials failed in a way that every other would. */
  readonly onTrouble?: (trouble: CallerTrouble, error: unknown) => void;
}

/** Counts calls, and tells each attempt and each trouble of the caller to whoever listens. Inputs and answers are told to nobody. */
export class CallLog implements ClientWatch {
  readonly counter = new CallCounter();
  private listeners: CallListeners = {};

  listen(listeners: CallListeners): void {
    this.listeners = listeners;
  }

  watch(service: string, middlewareStack: unknown, session?: Session): void {
    this.counter.watch(service, middlewareStack);
    const stack = middlewareStack as Stack;
    const logged = { step: 'deserialize', priority: 'high', name: 'rootwardCallLog' } as const;
    // Outermost: sees the error that is left after all attempts, and those of credential providers.
    const outermost = { step: 'initialize', priority: 'high', name: 'rootwardCallerTrouble' } as const;
    stack.add((next, { commandName = 'Unknown' }) => {
      const operation = commandName.replace(/Command$/, '');
      return async (args) => {
        const call = {
          time: new Date().toISOString(),
          service,
          operation,
          ...aboutAccount(args),
          ...(session && { session }),
        };
        try {
          const answer = await next(args);
          this.listeners.onCall?.(call);
          return answer;
        } catch (error: unknown) {
          this.listeners.onCall?.({ ...call, error: errorWord(error) });
          throw error;
        }
      };
    }, logged);
    stack.add(
      (next) => async (args) => {
        try {
          return await next(args);
        } catch (error: unknown) {
          const trouble = callerTroubleOf(error);
          // A root session of its own may end before its work does; the network is everybody's.
          if (trouble !== undefined && (session === undefined || trouble === 'no-network'))
            this.listeners.onTrouble?.(trouble, error);
          throw error;
        }
      },
      outermost,
    );
  }
}

/** Members of inputs that name an account. */
const accountMembers = ['AccountId', 'TargetPrincipal', 'ResourceId', 'RoleArn'] as const;

function aboutAccount({ input = {} }: Args): Pick<LoggedCall, 'target'> {
  const named = accountMembers.map((name) => input[name]).find((value) => typeof value === 'string');
  const account = /(?:^|:)(\d{12})(?::|$)/.exec(named ?? '')?.[1];
  return account === undefined ? {} : { target: account };
}
