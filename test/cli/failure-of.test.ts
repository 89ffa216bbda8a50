import { failureOf } from '../../cli/failure-of';
import type { SimulationResult } from '../../simulation/results/simulation-result';
import type { ExecutionRecord } from '@rootward/local-cloud';

const execution: ExecutionRecord = {
  executionArn: 'arn:aws:states:us-east-1:100000000001:execution:Rootward-Run:one',
  stateMachineArn: 'arn:aws:states:us-east-1:100000000001:stateMachine:Rootward-Run',
  machine: 'Rootward-Run',
  name: 'one',
  status: 'SUCCEEDED',
  startedAt: '2026-11-02T06:00:00.000Z',
  input: '{}',
  transitions: 8,
  events: 30,
};
const ofCase: ExecutionRecord = { ...execution, machine: 'Rootward-Case', name: '300000000003-root-mfa-g1' };
const well: SimulationResult = {
  runs: [],
  cases: [],
  table: [],
  organization: { organization: { id: 'o-creekcreek', managementAccountId: '100000000001' }, accounts: [] },
  calls: [],
  mails: [],
  executions: [execution, { ...execution, status: 'RUNNING' }],
  ledger: [],
  denials: [],
  defects: [],
};
const denial = { principal: 'arn:aws:iam::1:role/Fix', action: 'account:PutAlternateContact', resource: '*' };

it.each<[string, Partial<SimulationResult>, string | undefined]>([
  ['all went well', {}, undefined],
  [
    'a role was denied the same thing twice',
    { denials: [denial, denial], executions: [{ ...execution, status: 'FAILED' }] },
    'The deployed roles do not allow what the run needs:\ndenied: arn:aws:iam::1:role/Fix is not allowed account:PutAlternateContact on *',
  ],
  [
    'the simulated AWS is wrong',
    { defects: ['iam:GetUser: no user', 'iam:GetUser: no user'] },
    'The simulation itself is wrong:\niam:GetUser: no user',
  ],
  [
    'a function failed',
    {
      executions: [
        execution,
        {
          ...execution,
          status: 'FAILED',
          error: 'PolicyMistakes',
          cause: '{"errorMessage":"no policy","trace":["at x"]}',
        },
      ],
    },
    'The run one of 2026-11-02T06:00:00.000Z ended FAILED: PolicyMistakes: no policy',
  ],
  [
    'an execution ran out of time',
    { executions: [{ ...execution, status: 'TIMED_OUT' }] },
    'The run one of 2026-11-02T06:00:00.000Z ended TIMED_OUT: no error name: no cause',
  ],
  [
    'the execution of a case failed, and another one took its place',
    {
      executions: [
        { ...ofCase, status: 'ABORTED' },
        { ...ofCase, name: `${ofCase.name}-r2`, status: 'RUNNING' },
      ],
    },
    undefined,
  ],
  [
    'the last execution of a case failed',
    {
      executions: [
        { ...ofCase, name: `${ofCase.name}-r2`, status: 'FAILED' },
        { ...ofCase, status: 'ABORTED' },
      ],
    },
    'The execution 300000000003-root-mfa-g1-r2 of 2026-11-02T06:00:00.000Z ended FAILED: no error name: no cause',
  ],
])('when %s, it says so', (_, result, failure) => {
  expect(failureOf({ ...well, ...result })).toBe(failure);
});
