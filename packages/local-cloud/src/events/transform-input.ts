import type { RuleTarget } from '../template/deployment';
import { EventError } from './event-error';
import { atPath } from './input-path';

/** An event, and a rule that it matched. */
export interface MatchedEvent {
  readonly event: Readonly<Record<string, unknown>>;
  readonly rule: { readonly arn: string; readonly name: string };
  /** Arrival at the bus, ISO 8601. */
  readonly receivedAt: string;
}

type Variables = Readonly<Record<string, unknown>>;

const placeholder = /<([\w.-]+)>/g;
const stringOrPlaceholder = /"(?:[^"\\]|\\.)*"|<[\w.-]+>/g;

/**
 * Makes the input of a target from an event, as JSON text: the target's Input, the part at InputPath, or the filled-in
 * InputTransformer; else the whole event.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 *
 * @throws EventError naming a path or variable without a value, or a result that is not JSON
 */
export function transformInput(target: RuleTarget, matched: MatchedEvent): string {
  const { event } = matched;
  if (target.input !== undefined) return json(target.input, 'Input');
  if (target.inputPath !== undefined) return JSON.stringify(valueAt(event, target.inputPath));
  if (!target.inputTransformer) return JSON.stringify(event);
  const { inputPathsMap, inputTemplate } = target.inputTransformer;
  const paths = Object.entries(inputPathsMap).map(([name, path]) => [name, valueAt(event, path)] as const);
  return json(fill(inputTemplate, { ...Object.fromEntries(paths), ...reserved(matched) }), 'InputTemplate');
}

const reserved = ({ event, rule, receivedAt }: MatchedEvent): Variables => {
  const { detail: _, ...envelope } = event;
  return {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': receivedAt,
    'aws.events.event': envelope,
    'aws.events.event.json': event,
  };
};

/** A placeholder outside quotes becomes a JSON value. Inside quotes it becomes the characters of a text or number. */
function fill(template: string, variables: Variables): string {
  const value = (name: string): unknown => {
    if (!Object.hasOwn(variables, name)) throw new EventError(`InputTemplate: <${name}> is not in InputPathsMap`);
    return variables[name];
  };
  const inside = (_: string, name: string): string => {
    const found = value(name);
    if (typeof found === 'object' && found !== null)
      throw new EventError(`InputTemplate: <${name}> is an object or list, which a text cannot hold locally`);
    return JSON.stringify(String(found)).slice(1, -1);
  };
  return template.replaceAll(stringOrPlaceholder, (part) =>
    part.startsWith('"') ? part.replaceAll(placeholder, inside) : JSON.stringify(value(part.slice(1, -1))),
  );
}

/**
 * AWS only documents that a missing value creates no variable, not what the template then gives. So this refuses it.
 */
function valueAt(event: unknown, path: string): unknown {
  const value = atPath(event, path);
  if (value === undefined) throw new EventError(`the event has nothing at ${path}`);
  return value;
}

function json(text: string, where: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (error: unknown) {
    throw new EventError(`${where}: the result is not JSON`, { cause: error });
  }
}
