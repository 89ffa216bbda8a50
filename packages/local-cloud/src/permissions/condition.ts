import { operators, type Operator } from './operators';
import type { Lookup } from './pattern';
import { PermissionError } from './permission-error';
import type { RequestContext } from './request-context';

/** The Condition element of a policy: values by key by operator. Every value is a list of texts. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Test = (context: RequestContext, key: string, wanted: readonly string[], lookup: Lookup) => boolean;

const name = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

const nullTest: Test = (context, key, wanted) =>
  wanted.some((value) => (value.toLowerCase() === 'true') === (context.all(key).length === 0));

const holds = (operator: Operator, actual: string, wanted: readonly string[], lookup: Lookup): boolean =>
  wanted.some((value) => operator.matches(actual, value, lookup)) !== (operator.negated ?? false);

/**
 * Returns the test of an operator, with its set prefix and IfExists. When the request lacks the key, IfExists,
 * ForAllValues and negated operators hold; ForAnyValue and all other operators do not.
 * Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function testOf(fullName: string): Test {
  if (fullName === 'Null') return nullTest;
  const [, set, base = '', ifExists] = name.exec(fullName) ?? [];
  const operator = Object.hasOwn(operators, base) ? operators[base] : undefined;
  if (!operator) throw new PermissionError(`condition operator ${fullName} is not known`);
  return (context, key, wanted, lookup) => {
    const actual = context.all(key);
    if (ifExists && actual.length === 0) return true;
    const one = (value: string): boolean => holds(operator, value, wanted, lookup);
    if (set === 'ForAllValues') return actual.every(one);
    if (set === 'ForAnyValue') return actual.some(one);
    const value = context.one(key);
    return value === undefined ? (operator.negated ?? false) : one(value);
  };
}

/** @throws PermissionError naming an unknown operator, a malformed key, or a value of the wrong type */
export function checkCondition(block: ConditionBlock): void {
  for (const [fullName, keys] of Object.entries(block)) {
    testOf(fullName);
    const base = name.exec(fullName)?.[2] ?? '';
    const check = operators[fullName === 'Null' ? 'Bool' : base]?.check;
    for (const [key, values] of Object.entries(keys)) {
      if (!/^[\w.-]+:./.test(key)) throw new PermissionError(`condition key ${key} is malformed`);
      for (const value of values) check?.(value);
    }
  }
}

/** Whether all conditions hold. It evaluates every condition, so that one that cannot be evaluated always throws. */
export function conditionHolds(block: ConditionBlock, context: RequestContext, lookup: Lookup): boolean {
  const results = Object.entries(block).flatMap(([fullName, keys]) =>
    Object.entries(keys).map(([key, wanted]) => testOf(fullName)(context, key, wanted, lookup)),
  );
  return results.every(Boolean);
}
