import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import type { Clients } from '../sdk/clients';
import { errorName } from '../sdk/throttling';

/** `woken`: the execution goes on. `gone`: it no longer waits with this token. `lost`: nobody knows; to be tried again. */
export type Wake = 'woken' | 'gone' | 'lost';

/** Source: Step Functions API reference, SendTaskSuccess; a task that timed out or was completed before answers TaskTimedOut. */
const gone: ReadonlySet<string> = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/**
 * Returns the task token of a waiting execution, and says nothing with it: what was decided stands in the case. Never throws: a
 * wake-up that is lost is sent again by the sweep.
 */
export async function wake({ sfn }: Pick<Clients, 'sfn'>, { token }: { readonly token: string }): Promise<Wake> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
    return 'woken';
  } catch (error: unknown) {
    return gone.has(errorName(error)) ? 'gone' : 'lost';
  }
}
