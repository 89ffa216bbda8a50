import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { Clients } from '../sdk/clients';
import { errorName } from '../sdk/throttling';

type Sfn = Pick<Clients, 'sfn'>;

/** The status of an execution as Step Functions names it; undefined when Step Functions does not know it (any more). */
export async function executionStatus({ sfn }: Sfn, executionArn: string): Promise<string | undefined> {
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status;
  } catch (error: unknown) {
    if (errorName(error) === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}

/** True while the execution runs; false also when Step Functions does not know it. */
export const isRunning = async (clients: Sfn, executionArn: string): Promise<boolean> =>
  (await executionStatus(clients, executionArn)) === 'RUNNING';
