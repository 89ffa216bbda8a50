import type { Workflow } from '../definition/workflow';
import { EvaluationError } from '../expressions/expressions';
import { limits, payload } from '../limits';
import { StatesError } from '../states-error';
import { timeText } from '../times';
import type { Cancellation } from './cancellation';
import type { Engine } from './engine';
import type { Execution } from './execution';

/** Runs a workflow inside a scope, and returns its output. */
export type RunWorkflow = (workflow: Workflow, input: unknown, scope: Scope) => Promise<unknown>;

/** Where a workflow runs: an execution, a branch or an iteration. */
export interface Scope {
  /** Runs branches and iterations. A state cannot import the function: that would be a circular import. */
  readonly runWorkflow: RunWorkflow;
  readonly engine: Engine;
  readonly execution: Execution;
  readonly cancellation: Cancellation;
  /** Branches and iterations share these values: nothing changes a value in place. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What `$states` holds besides input and context. */
export type Extra = { readonly result: unknown } | { readonly errorOutput: unknown } | Readonly<Record<string, never>>;

interface Entry {
  readonly name: string;
  readonly input: unknown;
  /** Id of the event that records the entry. */
  readonly event: number;
}

/** One visit to one state: its input and the evaluation of its fields. */
export class Visit {
  readonly engine: Engine;
  readonly execution: Execution;
  readonly cancellation: Cancellation;
  private retries = 0;
  private readonly enteredTime: string;

  constructor(
    readonly scope: Scope,
    readonly entry: Entry,
    private readonly added: Readonly<Record<string, unknown>> = {},
  ) {
    this.engine = scope.engine;
    this.execution = scope.execution;
    this.cancellation = scope.cancellation;
    this.enteredTime = timeText(this.engine.clock.now());
  }

  get name(): string {
    return this.entry.name;
  }

  get input(): unknown {
    return this.entry.input;
  }

  /** The same visit with more fields in its context object, e.g. `Task` or `Map`. */
  with(added: Readonly<Record<string, unknown>>): Visit {
    const visit = new Visit(this.scope, this.entry, { ...this.added, ...added });
    visit.retries = this.retries;
    return visit;
  }

  retried(): void {
    this.retries++;
    this.execution.history.transition();
  }

  /** Adds an event of this state to the history. */
  event(type: string, error?: StatesError): number {
    return this.execution.history.add(type, {
      state: this.name,
      ...(error ? { error: error.error, cause: error.causeText } : {}),
    });
  }

  /** Evaluates every expression in a field and returns a copy. @throws StatesError States.QueryEvaluationError */
  async evaluate(template: unknown, field: string, extra: Extra = {}): Promise<unknown> {
    const states = { input: this.input, context: this.context(), ...extra };
    const value = await this.translated(
      this.engine.expressions.fill(template, { ...this.scope.variables, states }, field),
    );
    return payload(value, this.name);
  }

  /** Evaluates a field to an integer from `minimum` to `maximum`; undefined when the field is absent. */
  async integer(template: unknown, field: string, [minimum, maximum]: readonly [number, number]) {
    if (template === undefined) return undefined;
    const value = await this.evaluate(template, field);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum)
      throw this.queryError(
        `The field '${field}' must be an integer from ${minimum} to ${maximum} but was: ${JSON.stringify(value)}`,
      );
    return value;
  }

  queryError(message: string): StatesError {
    return new StatesError(
      'States.QueryEvaluationError',
      `An error occurred while executing the state '${this.name}' (entered at the event id #${this.entry.event}). ${message}`,
    );
  }

  private async translated<T>(evaluation: Promise<T>): Promise<T> {
    try {
      return await evaluation;
    } catch (error: unknown) {
      throw error instanceof EvaluationError ? this.queryError(error.message) : error;
    }
  }

  private context(): Readonly<Record<string, unknown>> {
    const State = { Name: this.name, EnteredTime: this.enteredTime, RetryCount: this.retries };
    return { ...this.execution.context, State, ...this.added };
  }
}

/**
 * Returns the variables after an Assign. @throws StatesError States.DataLimitExceeded when their total size is too
 * large.
 */
export const assigned = (
  variables: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const all = { ...variables, ...values };
  if (Buffer.byteLength(JSON.stringify(all)) > limits.variablesBytes)
    throw new StatesError('States.DataLimitExceeded', 'The variables of the execution exceed 10 MiB together.');
  return all;
};
