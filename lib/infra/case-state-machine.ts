import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Stage } from '../workflow/stages';
import { caseTimeoutSeconds } from '../workflow/timeouts';
import { caseDefinition } from './case-definition';
import { caseMachineName } from './names';
import { caseMachinePermissions } from './permissions/case-machine';
import { standardMachine } from './standard-machine';

export interface CaseStateMachineProps {
  readonly functions: Readonly<Record<Stage, IFunction>>;
}

/** The Case state machine. One execution handles one generation of one case. */
export class CaseStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { functions }: CaseStateMachineProps) {
    super(scope, id);
    const { ask, redeem, act, verify, tell } = functions;
    this.machine = standardMachine(this, {
      name: caseMachineName,
      permissions: caseMachinePermissions({
        ask: ask.functionArn,
        others: [redeem, act, verify, tell].map(({ functionArn }) => functionArn),
      }),
      definition: caseDefinition(this, { functions }),
      timeoutSeconds: caseTimeoutSeconds,
    });
  }
}
