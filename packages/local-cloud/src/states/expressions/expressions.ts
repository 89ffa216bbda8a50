import jsonata from 'jsonata';
import type { Random } from '../random-values';
import { limitEvaluations, withBudget } from './budget';
import { extraFunctions, type ExtraFunction } from './functions';

export type Bindings = Readonly<Record<string, unknown>>;

/** An expression failed or returned an unusable value. The message is the one that AWS records. */
export class EvaluationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EvaluationError';
  }
}

/** Whether a string is a JSONata expression: it must start with `{%` and end with `%}`. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;

/** The JSONata inside `{% %}`. */
export const sourceOf = (expression: string): string => expression.slice(2, -2).trim();

const format = jsonata('$fromMillis(time, picture, timezone)');

/**
 * Evaluates JSONata 2.0.6 as Step Functions does: with the functions that AWS adds, and with the caller's time and
 * random numbers, and at most as long as its budget allows.
 */
export class Expressions {
  private readonly compiled = new Map<string, jsonata.Expression>();
  private readonly functions: Readonly<Record<string, ExtraFunction>>;

  constructor(now: () => number, random: Random) {
    this.functions = {
      ...extraFunctions(now, random),
      now: (picture?: string, timezone?: string) => format.evaluate({ time: now(), picture, timezone }),
      eval: () => {
        throw new Error('$eval is not available in Step Functions');
      },
    };
  }

  /** Returns the value of one expression. @throws EvaluationError when it fails, or returns nothing or a function. */
  async evaluate(expression: string, bindings: Bindings, field: string): Promise<unknown> {
    const source = sourceOf(expression);
    const said = `The JSONata expression '${source}' specified for the field '${field}'`;
    let value: unknown;
    try {
      value = await this.compile(source).evaluate(undefined, withBudget(bindings));
    } catch (error: unknown) {
      const { code, message } = error as { code?: string; message?: string };
      throw new EvaluationError(`${said} threw an error during evaluation. ${code ?? 'Error'}: ${message ?? ''}`);
    }
    if (value === undefined) throw new EvaluationError(`${said} returned nothing (undefined).`);
    if (typeof value === 'function' || isLambda(value))
      throw new EvaluationError(`${said} returned an unsupported result type.`);
    return value;
  }

  /** Returns a copy of `template` with every expression replaced by its value. @throws EvaluationError */
  async fill(template: unknown, bindings: Bindings, field: string): Promise<unknown> {
    if (isExpression(template)) return this.evaluate(template, bindings, field);
    if (typeof template !== 'object' || template === null) return template;
    // Thousands of children fill templates at the same time: this loop avoids a promise for every literal.
    const isList = Array.isArray(template);
    const filled: [string, unknown][] = [];
    for (const [key, item] of Object.entries(template)) {
      const literal = !isExpression(item) && (typeof item !== 'object' || item === null);
      const path = isList ? `${field}[${key}]` : `${field}/${key}`;
      filled.push([key, literal ? item : await this.fill(item, bindings, path)]);
    }
    return isList ? filled.map(([, value]) => value) : Object.fromEntries(filled);
  }

  private compile(source: string): jsonata.Expression {
    const known = this.compiled.get(source);
    if (known) return known;
    const expression = jsonata(source);
    for (const [name, implementation] of Object.entries(this.functions))
      expression.registerFunction(name, implementation as (...values: unknown[]) => unknown);
    limitEvaluations(expression);
    this.compiled.set(source, expression);
    return expression;
  }
}

const isLambda = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value);
