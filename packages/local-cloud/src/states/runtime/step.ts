import type { Extra, Visit } from './visit';

/** Result of a state. */
export interface Step {
  readonly output: unknown;
  readonly assign: Readonly<Record<string, unknown>>;
  /** Undefined when the workflow ends here. */
  readonly next: string | undefined;
}

interface Leaving {
  readonly Output?: unknown;
  readonly Assign?: Readonly<Record<string, unknown>> | undefined;
  readonly Next?: string | undefined;
}

/**
 * Evaluates Output and Assign of a state, both with the variables from before its Assign.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const leave = async (
  visit: Visit,
  { Output, Assign, Next }: Leaving,
  fallback: unknown,
  { extra = {}, prefix = '' }: { readonly extra?: Extra; readonly prefix?: string } = {},
): Promise<Step> => ({
  output: Output === undefined ? fallback : await visit.evaluate(Output, `${prefix}Output`, extra),
  assign:
    Assign === undefined
      ? {}
      : ((await visit.evaluate(Assign, `${prefix}Assign`, extra)) as Readonly<Record<string, unknown>>),
  next: Next,
});
