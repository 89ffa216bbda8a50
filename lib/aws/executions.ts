import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { Clients } from './clients';
import { errorName } from './throttling';

/** True while the execution is running; false also when Step Functions no longer knows it. */
export async function isRunning({ sfn }: Pick<Clients, 'sfn'>, executionArn: string): Promise<boolean> {
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING';
  } catch (error: unknown) {
    if (errorName(error) === 'ExecutionDoesNotExist') return false;
    throw error;
  }
}
