import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { CaseRecord } from '../../domain/cases/case';
import { caseExecutionName, executionArnOf } from '../../workflow/case-executions';
import { CaseInput } from '../../workflow/payloads';
import type { Clients } from '../sdk/clients';
import { executionStatus } from './executions';
import { errorName } from '../sdk/throttling';

type Generation = Pick<CaseRecord, 'account' | 'rule' | 'generation'>;
type Sfn = Pick<Clients, 'sfn'>;

/** How many numbers a restart tries. A number is taken when an execution with it has ended. */
const restarts = 25;

/** The executions of the Case state machine. A generation has at most one at a time. */
export class CaseExecutions {
  constructor(
    private readonly clients: Sfn,
    private readonly machineArn: string,
  ) {}

  /**
   * Starts the generation's execution under this number, or the next free one. Does nothing if one of these is running,
   * so calling it twice starts one execution. False when no execution runs afterwards.
   */
  async start(record: CaseRecord, restart = 0): Promise<boolean> {
    const { account, rule, generation, expiresAt } = record;
    // Always the same input: Step Functions refuses a second start of a name with different input.
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

  /** Whether the execution with this number runs; undefined when Step Functions does not know it. */
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
