import { EventError } from './event-error';
import { matcherOf, type Matcher } from './matchers';

/** An EventBridge event pattern, as in a rule. */
export type EventPattern = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list in the event matches when one of its elements does. */
const anyOf =
  (matches: Matcher): Matcher =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.some((item) => matches(item)) : matches(value);

/**
 * Compiles a pattern. An event must match every field: one element of the field's list, its nested pattern, or for
 * `$or` one alternative.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 *
 * @throws EventError naming an unknown operator, or a field that is neither list nor pattern
 */
export function compileEventPattern(pattern: unknown, path = 'event pattern'): Matcher {
  if (!isObject(pattern) || Object.keys(pattern).length === 0)
    throw new EventError(`${path}: expected an object with at least one field`);
  const fields = Object.entries(pattern).map(([name, wanted]): Matcher => {
    const where = `${path}.${name}`;
    if (name === '$or') {
      if (!Array.isArray(wanted) || wanted.length < 2) throw new EventError(`${where}: expected several patterns`);
      const alternatives = wanted.map((alternative) => compileEventPattern(alternative, where));
      return (value) => alternatives.some((matches) => matches(value));
    }
    const field = fieldMatcher(wanted, where);
    return (value) => field(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  });
  return (value) => fields.every((matches) => matches(value));
}

function fieldMatcher(wanted: unknown, where: string): Matcher {
  if (!Array.isArray(wanted)) return anyOf(compileEventPattern(wanted, where));
  if (wanted.length === 0) throw new EventError(`${where}: expected at least one value`);
  const matchers = wanted.map((item) => anyOf(matcherOf(item)));
  return (value) => matchers.some((matches) => matches(value));
}

/** @throws EventError naming what is unknown in the pattern. */
export const matchesPattern = (pattern: EventPattern, event: unknown): boolean => compileEventPattern(pattern)(event);
