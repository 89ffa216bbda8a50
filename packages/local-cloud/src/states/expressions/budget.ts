import type jsonata from 'jsonata';

/** What one evaluation may use. AWS stops an evaluation after one second and when its stack overflows. */
export const budgets = {
  /** Evaluated parts of the expression: a second or two of work. */
  steps: 1_000_000,
  /** Parts within parts that are evaluated at the same time. */
  depth: 10_000,
  /** Elements of the arrays that are made; JSONata limits one range to as many. */
  elements: 10_000_000,
} as const;

interface Spent {
  steps: number;
  depth: number;
  elements: number;
}

interface Part {
  readonly type?: string;
  readonly value?: unknown;
}

interface Frame {
  lookup(name: string): unknown;
}

/** A name that no expression can write, so that it reads nothing of this. */
const name = ' budget';

const exceeded = (message: string): Error => Object.assign(new Error(message), { code: 'U1001' });

const overflow = (): Error =>
  exceeded('Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.');
const timeout = (): Error => exceeded('Expression evaluation timeout: Check for infinite loop');

const makesArrays = new Set(['binary', 'function', 'unary']);

const entered = (_: unknown, __: unknown, frame: Frame): void => {
  const spent = frame.lookup(name) as Spent;
  if (++spent.depth > budgets.depth) throw overflow();
  if (++spent.steps > budgets.steps) throw timeout();
};

const left = ({ type = '' }: Part, _: unknown, frame: Frame, result: unknown): void => {
  const spent = frame.lookup(name) as Spent;
  spent.depth--;
  if (!Array.isArray(result) || !makesArrays.has(type)) return;
  spent.elements += result.length;
  if (spent.elements > budgets.elements) throw timeout();
};

/**
 * Makes every evaluation of an expression end: with a budget of steps instead of time, so that a simulation always goes
 * the same way. The hooks are those that JSONata's own exerciser uses to limit time and depth. What a single built-in
 * function does, e.g. a regular expression that backtracks for ever, is not counted.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (States.QueryEvaluationError);
 * https://github.com/jsonata-js/jsonata/blob/v2.0.6/test/run-test-suite.js (timeboxExpression)
 */
export const limitEvaluations = (expression: jsonata.Expression): void => {
  // The types know names that are texts only.
  const { assign } = expression as unknown as { assign: (key: symbol, hook: unknown) => void };
  assign(Symbol.for('jsonata.__evaluate_entry'), entered);
  assign(Symbol.for('jsonata.__evaluate_exit'), left);
};

/** The bindings of one evaluation, with a budget of its own. */
export const withBudget = (bindings: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const spent: Spent = { steps: 0, depth: 0, elements: 0 };
  return { ...bindings, [name]: spent };
};
