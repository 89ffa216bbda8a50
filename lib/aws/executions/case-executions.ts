import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { CaseRecord } from '../../domain/cases/case';
import { caseExecutionName, executionArnOf } from '../../workflow/case-executions';
import { CaseInput } from '../../workflow/payloads';
import type { Clients } from '../sdk/clients';
import { executionStatus } from './executions';
import { errorName } from '../sdk/throttling';

type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;
type Sfn = Pick<Clients, 'sfn'>;

/** Numbers that a restart tries at most, each taken by an execution that has ended. */
const restarts = 25;

/** The executions of the Case state machine; a generation has one at a time. */
export class CaseExecutions {
  constructor(
    private readonly clients: Sfn,
    private readonly machineArn: string,
  ) {}

  /**
   * Starts the execution of a generation under the number, or the next free one. Does nothing when one with such a number is running;
   * so starting twice is starting once. False when nothing runs after all.
   */
  async start(record: CaseRecord, restart = 0): Promise<boolean> {
    const { account, rule, generation, expiresAt } = record;
    // The same input every time: Step Functions takes a second start with another input for a mistake.
    const input = JSON.stringify(CaseInput.parse({ v: 1, account, rule, generation, expiresAt }));
    for (let number = restart; number < restart + restarts; number++) {
      const name = caseExecutionName(CaseInput.parse({ v: 1, account, rule, generation, expiresAt }), number);
      try {
        await this.clients.sfn.send(new StartExecutionCommand({ stateMachineArn: this.machineArn, name, input }));
        return true;
      } catch (error: unknown) {
        if (errorName(error) !== 'ExecutionAlreadyExists') throw error;
        if ((await this.status(name)) === 'RUNNING') return true;
      }
    }
    return false;
  }

  /** Whether the numbered execution of a generation runs; undefined when Step Functions knows none. */
  async isRunning(generation: Generation, restart: number): Promise<boolean | undefined> {
    const status = await this.status(
      caseExecutionName(CaseInput.pick({ account: true, rule: true, generation: true }).parse(generation), restart),
    );
    return status === undefined ? undefined : status === 'RUNNING';
  }

  private status(name: string): Promise<string | undefined> {
    return executionStatus(this.clients, executionArnOf(this.machineArn, name));
  }
}
