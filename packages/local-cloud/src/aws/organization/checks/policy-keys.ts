import { compares, kindOf } from '../../../permissions/judged-keys';
import { compilePattern } from '../../../permissions/pattern';
import type { PolicyDocument, Statement } from '../../../permissions/policy-document';
import { got, type FoundMistake } from '../mistake';
import { simulatedActions } from '../simulated-actions';

/** Actions of a statement that the simulation will ever judge. */
const judged = ({ actions }: Statement): readonly string[] =>
  simulatedActions.filter(
    (action) =>
      actions.patterns.some((pattern) => compilePattern(pattern, 'glob', () => undefined, 'i')?.test(action)) !==
      actions.not,
  );

const variablesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{([A-Za-z][\w-]*:[^},]+?)(?:,[^}]*)?\}/g)].flatMap(([, key]) => key?.trim() ?? []);

/** A key that a statement asks for: by an operator, or as a variable. */
interface Asked {
  readonly path: string;
  readonly key: string;
  readonly operator?: string;
}

function keysOf(statement: Statement, path: string, variables: boolean): Asked[] {
  const inText = (text: string, at: string): Asked[] =>
    variables ? variablesIn(text).map((key) => ({ path: at, key })) : [];
  const { resources, condition } = statement;
  return [
    ...resources.patterns.flatMap((text) => inText(text, `${path}.${resources.not ? 'NotResource' : 'Resource'}`)),
    ...Object.entries(condition).flatMap(([operator, keys]) =>
      Object.entries(keys).flatMap(([key, values]) => {
        const at = `${path}.Condition.${operator}.${key}`;
        return [{ path: at, key, operator }, ...values.flatMap((value) => inText(value, at))];
      }),
    ),
  ];
}

function mistakeOf({ path, key, operator }: Asked, actions: readonly string[]): FoundMistake[] {
  const unknown = actions.find((action) => kindOf(key, action) === undefined);
  if (unknown !== undefined)
    return [
      {
        path,
        message: `expected a condition key whose value the simulation knows for ${unknown}, got ${got(key)}; leave the condition or the policy out`,
      },
    ];
  const [action] = actions;
  const kind = action === undefined ? undefined : kindOf(key, action);
  return operator === undefined || kind === undefined || compares(operator, kind)
    ? []
    : [{ path, message: `expected an operator for what ${key} holds, got ${got(operator)}` }];
}

/**
 * Checks that every condition of a policy can be judged for each simulated action that it is about, so that no
 * simulation ends midway.
 * @param path of the policy's content
 */
export const keyMistakes = (content: unknown, document: PolicyDocument, path: string): FoundMistake[] => {
  const listed = Array.isArray((content as { Statement?: unknown }).Statement);
  return document.statements.flatMap((statement, index) => {
    const actions = judged(statement);
    if (actions.length === 0) return [];
    const at = `${path}.Statement${listed ? `[${index}]` : ''}`;
    return keysOf(statement, at, document.variables).flatMap((asked) => mistakeOf(asked, actions));
  });
};
