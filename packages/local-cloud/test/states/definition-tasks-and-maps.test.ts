import { distributed, lambda, pass } from './harness';
import { nestedIn, refusesEach } from './definition-problems';

const token = { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };

refusesEach([
  {
    refuses: 'Credentials',
    states: { A: lambda('f', { Credentials: { RoleArn: 'r' } }) },
    says: `state 'A': field 'Credentials' is not supported`,
  },
  {
    refuses: 'a resource',
    states: { A: lambda('f', { Resource: 'arn:aws:states:::sqs:sendMessage' }) },
    says: `state 'A': the resource 'arn:aws:states:::sqs:sendMessage' is not supported`,
  },
  {
    refuses: 'an SDK integration',
    states: { A: lambda('f', { Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }) },
    says: `state 'A': the resource 'arn:aws:states:::aws-sdk:s3:getObject' is not supported`,
  },
  {
    refuses: 'an argument',
    states: { A: lambda('f', { Arguments: { FunctionName: 'f', InvocationType: 'Event' } }) },
    says: `state 'A': the argument 'InvocationType' is not supported`,
  },
  {
    refuses: 'waiting for a token in EXPRESS',
    states: { A: lambda('f', token) },
    more: { type: 'EXPRESS' },
    says: `state 'A': the resource '${token.Resource}' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: 'waiting for a token in an EXPRESS child',
    states: { A: distributed({}, lambda('f', token), 'EXPRESS') },
    says: `state 'Child': the resource '${token.Resource}' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: '.sync in EXPRESS',
    states: {
      A: lambda('f', {
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: 'm' },
      }),
    },
    more: { type: 'EXPRESS' },
    says: `state 'A': the resource 'arn:aws:states:::states:startExecution.sync:2' cannot be used in EXPRESS executions, which do not wait`,
  },
  {
    refuses: 'a Distributed Map in EXPRESS',
    states: { A: distributed() },
    more: { type: 'EXPRESS' },
    says: `state 'A': a Distributed Map cannot be used in EXPRESS executions`,
  },
  {
    refuses: 'a reader',
    states: {
      A: distributed({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Arguments: { Bucket: 'b', Key: 'k' },
          ReaderConfig: { InputType: 'JSON' },
        },
      }),
    },
    says: `state 'A': the reader 'arn:aws:states:::s3:listObjectsV2' is not supported`,
  },
  {
    refuses: 'a format to read',
    states: {
      A: distributed({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: 'b', Key: 'k' },
          ReaderConfig: { InputType: 'CSV' },
        },
      }),
    },
    says: `state 'A': ItemReader.ReaderConfig.InputType: Invalid option: expected one of "JSON"|"JSONL"`,
  },
  {
    refuses: 'an option of the writer',
    states: {
      A: distributed({
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b' }, Foo: 1 },
      }),
    },
    says: `state 'A': unknown field 'ResultWriter.Foo'`,
  },
  {
    refuses: 'a batcher without a size',
    states: { A: distributed({ ItemBatcher: {} }) },
    says: `state 'A': ItemBatcher: expected MaxItemsPerBatch or MaxInputBytesPerBatch`,
  },
  {
    refuses: 'a batcher inline',
    states: { A: { ...nestedIn({ B: pass() }), ItemBatcher: { MaxItemsPerBatch: 1 } } },
    says: `state 'A': ItemBatcher can only be used in DISTRIBUTED mode`,
  },
  {
    refuses: 'States.ALL among others',
    states: { A: lambda('f', { Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }) },
    says: `state 'A': Retry.0: States.ALL must stand alone and last`,
  },
  {
    refuses: 'an unknown States error',
    states: { A: lambda('f', { Catch: [{ ErrorEquals: ['States.Foo'], Next: 'A' }] }) },
    says: `state 'A': Catch.0: unknown error name 'States.Foo'`,
  },
  {
    refuses: 'a heartbeat no shorter than the timeout',
    states: { A: lambda('f', { TimeoutSeconds: 60, HeartbeatSeconds: 60 }) },
    says: `state 'A': HeartbeatSeconds: must be less than TimeoutSeconds`,
  },
  {
    refuses: 'a heartbeat of one second and a timeout of one',
    states: { A: lambda('f', { TimeoutSeconds: 1, HeartbeatSeconds: 1 }) },
    says: `state 'A': HeartbeatSeconds: must be less than TimeoutSeconds`,
  },
  {
    refuses: 'a longest delay below the first',
    states: { A: lambda('f', { Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 10, MaxDelaySeconds: 5 }] }) },
    says: `state 'A': Retry.0.MaxDelaySeconds: must be greater than IntervalSeconds`,
  },
]);
