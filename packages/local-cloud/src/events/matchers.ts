import { EventError } from './event-error';

/** Whether one value of an event matches; undefined: the event has none. */
export type Matcher = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (operator: string, argument: unknown): EventError =>
  new EventError(`event pattern: ${operator} with ${JSON.stringify(argument)} is malformed or not supported locally`);

const text = (operator: string, argument: unknown): string => {
  if (typeof argument !== 'string') throw malformed(operator, argument);
  return argument;
};

const onText =
  (holds: (value: string) => boolean): Matcher =>
  (value) =>
    typeof value === 'string' && holds(value);

/** `prefix` and `suffix`: a text, or `{ "equals-ignore-case": ... }`. */
const affix = (operator: string, argument: unknown, holds: (value: string, wanted: string) => boolean): Matcher => {
  if (!isObject(argument)) {
    const wanted = text(operator, argument);
    return onText((value) => holds(value, wanted));
  }
  const { 'equals-ignore-case': wanted, ...rest } = argument;
  if (Object.keys(rest).length > 0) throw malformed(operator, argument);
  const lower = text(operator, wanted).toLowerCase();
  return onText((value) => holds(value.toLowerCase(), lower));
};

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const numeric = (argument: unknown): Matcher => {
  const parts: readonly unknown[] = Array.isArray(argument) ? argument : [];
  if (parts.length !== 2 && parts.length !== 4) throw malformed('numeric', argument);
  const tests = [0, 2]
    .filter((at) => at < parts.length)
    .map((at) => {
      const compare = comparisons[String(parts[at])];
      const wanted = parts[at + 1];
      if (!compare || typeof wanted !== 'number') throw malformed('numeric', argument);
      return (value: number) => compare(value, wanted);
    });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
};

const equalsIgnoreCase = (argument: unknown): Matcher => {
  const wanted = text('equals-ignore-case', argument).toLowerCase();
  return onText((value) => value.toLowerCase() === wanted);
};

const wildcard = (argument: unknown): Matcher => {
  const parts = text('wildcard', argument).split('*');
  const source = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join('.*');
  return onText((value) => new RegExp(`^${source}$`, 's').test(value));
};

const anythingBut = (argument: unknown): Matcher => {
  const excluded: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  if (excluded.length === 0) throw malformed('anything-but', argument);
  const matchers = excluded.map((item) => {
    if (typeof item === 'string' || typeof item === 'number') return (value: unknown) => value === item;
    if (!isObject(item) || Array.isArray(argument)) throw malformed('anything-but', argument);
    const [operator = '', inner] = Object.entries(item)[0] ?? [];
    if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator) || Object.keys(item).length > 1)
      throw malformed('anything-but', argument);
    const alternatives = (Array.isArray(inner) ? inner : [inner]).map((one) => matcherOf({ [operator]: one }));
    return (value: unknown) => alternatives.some((matches) => matches(value));
  });
  return (value) => value !== undefined && !matchers.some((matches) => matches(value));
};

const operators: Readonly<Record<string, (argument: unknown) => Matcher>> = {
  prefix: (argument) => affix('prefix', argument, (value, wanted) => value.startsWith(wanted)),
  suffix: (argument) => affix('suffix', argument, (value, wanted) => value.endsWith(wanted)),
  'equals-ignore-case': equalsIgnoreCase,
  wildcard,
  'anything-but': anythingBut,
  numeric,
  exists: (argument) => {
    if (typeof argument !== 'boolean') throw malformed('exists', argument);
    return (value) => (value !== undefined) === argument;
  },
};

/**
 * Compiles one element of a list in a pattern: a value for equality, or an operator.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @throws EventError naming an unknown operator
 */
export function matcherOf(wanted: unknown): Matcher {
  if (!isObject(wanted)) {
    if (Array.isArray(wanted)) throw malformed('a list', wanted);
    return (value) => value === wanted;
  }
  const entries = Object.entries(wanted);
  const [name = '', argument] = entries[0] ?? [];
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator || entries.length !== 1)
    throw new EventError(`event pattern: ${JSON.stringify(wanted)} is not an operator that is known locally`);
  return operator(argument);
}
