import { isExpression, sourceOf } from '../expressions/expressions';
import { standardFunctions } from '../expressions/functions';
import { type References, referencesOf } from '../expressions/references';
import { limits } from '../limits';
import type { Report } from './parse-workflow';
import type { Place } from './walk';
import type { State } from './workflow';

interface Field {
  readonly path: string;
  readonly text: string;
}

/**
 * Fields without own expressions: a nested workflow is checked as its own Place, and AWS does not evaluate comments.
 */
const skipped = new Set(['Branches', 'ItemProcessor', 'Comment']);

const fieldsIn = (value: unknown, path: string): Field[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => fieldsIn(item, path === '' ? key : `${path}.${key}`));
};

const fieldsOf = (state: State): Field[] =>
  Object.entries(state).flatMap(([key, value]) => (skipped.has(key) ? [] : fieldsIn(value, key)));

/** Variables that any state of a workflow assigns. */
const assignedIn = (place: Place): ReadonlySet<string> =>
  new Set(
    [...place.workflow.states.values()].flatMap((state) => [
      ...('Assign' in state ? Object.keys(state.Assign ?? {}) : []),
      ...('Catch' in state ? (state.Catch ?? []).flatMap(({ Assign }) => Object.keys(Assign ?? {})) : []),
      ...(state.Type === 'Choice' ? state.Choices.flatMap(({ Assign }) => Object.keys(Assign ?? {})) : []),
    ]),
  );

interface Scopes {
  readonly own: ReadonlySet<string>;
  /** Assigned in an outer workflow, and readable here. */
  readonly visible: ReadonlySet<string>;
  /** Assigned outside a Distributed Map, whose child executions cannot read them. */
  readonly hidden: ReadonlySet<string>;
}

const scopesOf = (place: Place): Scopes => {
  const visible = new Set<string>();
  const hidden = new Set<string>();
  let behind = place.distributed;
  for (let outer = place.outer; outer; outer = outer.outer) {
    for (const name of assignedIn(outer)) (behind ? hidden : visible).add(name);
    behind ||= outer.distributed;
  }
  return { own: assignedIn(place), visible, hidden };
};

const checkNames = ({ own, visible, hidden }: Scopes, report: Report): void => {
  for (const name of own) {
    if (name === 'states') report("the variable name 'states' is reserved");
    else if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name) || name.length > limits.nameLength)
      report(`'${name}' is not a name for a variable`);
    if (visible.has(name) || hidden.has(name)) report(`the variable '${name}' is already assigned in an outer scope`);
  }
};

const available = (state: State, path: string): ReadonlySet<string> => {
  const runs = state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';
  if (runs && /^(Output|Assign)\b/.test(path)) return new Set(['input', 'context', 'result']);
  if (runs && /^Catch\.\d+\.(Output|Assign)\b/.test(path)) return new Set(['input', 'context', 'errorOutput']);
  return new Set(['input', 'context']);
};

const checkReferences = (
  { functions, variables, statesFields }: References,
  scopes: Scopes,
  allowed: ReadonlySet<string>,
  report: (problem: string) => void,
): void => {
  const assigned = (name: string): boolean => scopes.own.has(name) || scopes.visible.has(name);
  for (const name of [...functions, ...variables].filter((name) => !assigned(name))) {
    if (scopes.hidden.has(name))
      report(`the variable $${name} is assigned outside the Distributed Map, which cannot read it`);
    else if (name === 'eval') report('the function $eval is not available in Step Functions');
    else if (functions.has(name) && !standardFunctions.has(name) && !addedFunctions.has(name))
      report(`unknown function $${name}`);
  }
  for (const name of statesFields) if (!allowed.has(name)) report(`$states.${name} is not available here`);
};

const addedFunctions = new Set(['partition', 'range', 'hash', 'uuid', 'parse']);

const checkField = (field: Field, state: State, scopes: Scopes, report: (problem: string) => void): void => {
  const { path, text } = field;
  if (text.startsWith('{%') !== text.endsWith('%}')) report(`${path}: the expression is not closed in {% %}`);
  if (!isExpression(text)) return;
  let references: References;
  try {
    references = referencesOf(sourceOf(text));
  } catch (error: unknown) {
    report(`${path}: ${(error as { message?: string }).message ?? 'not a JSONata 2.0.6 expression'}`);
    return;
  }
  checkReferences(references, scopes, available(state, path), (problem) => report(`${path}: ${problem}`));
};

/**
 * Reports expressions that are not JSONata 2.0.6, and functions and variables that do not exist where they are used.
 */
export const checkExpressions = (all: readonly Place[], report: Report): void => {
  for (const place of all) {
    const scopes = scopesOf(place);
    checkNames(scopes, report);
    for (const [name, state] of place.workflow.states) {
      for (const field of fieldsOf(state)) checkField(field, state, scopes, (problem) => report(problem, name));
    }
  }
};
