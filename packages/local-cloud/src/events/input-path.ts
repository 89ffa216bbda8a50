import { EventError } from './event-error';

const step = /\.([\w/-]+)|\[(\d+)\]/g;

/**
 * Returns the value at a target's JSON path in an event; undefined when there is none. Supports names and indices only.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 *
 * @throws EventError naming a path that is malformed or not supported
 */
export function atPath(event: unknown, path: string): unknown {
  const steps = [...path.slice(1).matchAll(step)];
  if (`$${steps.map(([text]) => text).join('')}` !== path)
    throw new EventError(`the path ${path} is malformed or not supported locally`);
  return steps.reduce<unknown>((value, [, name, index]) => {
    const key = name ?? index ?? '';
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  }, event);
}
