import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import type { Clients } from '../sdk/clients';
import { errorName } from '../sdk/throttling';

/** `woken`: the execution continues. `gone`: no execution waits with this token. `lost`: nobody knows, try again. */
export type Wake = 'woken' | 'gone' | 'lost';

/**
 * Source: Step Functions API reference, SendTaskSuccess. TaskTimedOut also means that the task was completed before.
 */
const gone: ReadonlySet<string> = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/**
 * Completes the task of a waiting execution. It passes no decision: the execution reads that from the case. Never
 * throws, because the sweep repeats a lost wake-up.
 */
export async function wake({ sfn }: Pick<Clients, 'sfn'>, { token }: { readonly token: string }): Promise<Wake> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
    return 'woken';
  } catch (error: unknown) {
    return gone.has(errorName(error)) ? 'gone' : 'lost';
  }
}
