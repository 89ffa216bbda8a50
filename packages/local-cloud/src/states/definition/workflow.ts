import type * as z from 'zod';
import type { MachineType } from '../api';
import type * as schemas from './state-schemas';

type Parsed<Schema extends z.ZodType> = Readonly<z.infer<Schema>>;

export type PassState = Parsed<typeof schemas.PassState>;
export type TaskState = Parsed<typeof schemas.TaskState>;
export type ChoiceState = Parsed<typeof schemas.ChoiceState>;
export type WaitState = Parsed<typeof schemas.WaitState>;
export type SucceedState = Parsed<typeof schemas.SucceedState>;
export type FailState = Parsed<typeof schemas.FailState>;
export type ItemReader = Parsed<typeof schemas.ItemReader>;
export type ItemBatcher = Parsed<typeof schemas.ItemBatcher>;
export type ResultWriter = Parsed<typeof schemas.ResultWriter>;

export type ParallelState = Omit<Parsed<typeof schemas.ParallelState>, 'Branches'> & {
  readonly Branches: readonly Workflow[];
};

export type MapState = Omit<Parsed<typeof schemas.MapState>, 'ItemProcessor'> & {
  readonly ItemProcessor: Workflow & {
    readonly mode: 'INLINE' | 'DISTRIBUTED';
    /** Type of the child executions; undefined when INLINE. */
    readonly executionType: MachineType | undefined;
  };
};

export type State =
  PassState | TaskState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;

/** States that share one scope of variables: a machine, a branch, or the processor of a Map. */
export interface Workflow {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

/** A state machine that `loadMachine` has checked. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly roleArn: string;
  readonly workflow: Workflow;
  readonly timeoutSeconds: number | undefined;
}
