import {
  DescribeExecutionCommand,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { startServer } from '../../../src/aws/server';
import { type Need, ServiceError } from '../../../src/aws/service';
import { createSfn, type StateMachineApi } from '../../../src/aws/services/sfn';
import { managementAccount, simulatedAws } from '../simulated-aws-builder';

const machine = 'arn:aws:states:us-east-1:100000000001:stateMachine:Run';
const execution = 'arn:aws:states:us-east-1:100000000001:execution:Run:first';
const at = new Date('2026-11-22T09:00:00Z');

/** A minimal interpreter with one execution, which waits for the token `known`. */
const api: StateMachineApi = {
  startExecution: ({ name }) => {
    if (name === 'taken') throw new ServiceError('ExecutionAlreadyExists', 'Execution Already Exists');
    return { executionArn: execution, startDate: at };
  },
  describeExecution: ({ executionArn }) => ({
    executionArn,
    stateMachineArn: machine,
    name: 'first',
    status: 'RUNNING',
    startDate: at,
    input: '{}',
  }),
  stopExecution: () => ({ stopDate: at }),
  sendTaskSuccess: ({ taskToken }) => {
    if (taskToken !== 'known') throw new ServiceError('InvalidToken', 'Invalid Token');
  },
  sendTaskFailure: () => undefined,
  sendTaskHeartbeat: () => undefined,
  stateMachineOf: (taskToken) => (taskToken === 'known' ? machine : undefined),
};

test('hands calls to the interpreter, and its errors to the client', async () => {
  const needs: Need[] = [];
  const authorize = (_: unknown, need: Need): undefined => void needs.push(need);
  const server = await startServer(
    simulatedAws({ services: [createSfn({ account: managementAccount, api })], authorize }),
  );
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' };
  const client = new SFNClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  try {
    const started = await client.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'first' }));
    expect([started.executionArn, started.startDate]).toEqual([execution, at]);
    const described = await client.send(new DescribeExecutionCommand({ executionArn: execution }));
    expect([described.status, described.startDate]).toEqual(['RUNNING', at]);
    await client.send(new SendTaskSuccessCommand({ taskToken: 'known', output: '{}' }));
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'other', output: '{}' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    });
    await expect(
      client.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'taken' })),
    ).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  } finally {
    client.destroy();
    await server.close();
  }
  expect(needs.map(({ action, resource }) => [action, resource])).toEqual([
    ['states:StartExecution', machine],
    ['states:DescribeExecution', execution],
    ['states:SendTaskSuccess', machine],
    ['states:SendTaskSuccess', '*'],
    ['states:StartExecution', machine],
  ]);
});
