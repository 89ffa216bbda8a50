import type { SingleStatement } from './statements';
import { parseContent } from './statements';

type Json = Readonly<Record<string, unknown>>;

/** Root sessions of AssumeRoot are left out of a Deny by a condition that asks for requests without this key. */
const notAssumedRoot = { operator: 'Null', key: 'aws:AssumedRoot', value: 'true' };

/**
 * The policy with root sessions of AssumeRoot left out of some of its statements.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot
 */
export const exemptRootSessions = (content: string, statements: readonly SingleStatement[]): string =>
  amend(content, statements, notAssumedRoot);

/** The policy with Rootward's roles left out of some of its statements. */
export const exemptRoles = (content: string, statements: readonly SingleStatement[], roles: string): string =>
  amend(content, statements, { operator: 'ArnNotLike', key: 'aws:PrincipalArn', value: roles });

/** The policy with one more statement, which allows the actions. */
export function allowActions(content: string, actions: readonly string[]): string {
  const { Statement, ...rest } = parseContent(content);
  return JSON.stringify({ ...rest, Statement: [...Statement, { Effect: 'Allow', Action: actions, Resource: '*' }] });
}

interface Clause {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

function amend(content: string, statements: readonly SingleStatement[], clause: Clause): string {
  const { Statement, ...rest } = parseContent(content);
  const amended = Statement.map((statement, index) =>
    statements.some((one) => one.index === index)
      ? { ...statement, Condition: withClause(statement['Condition'] as Json | undefined, clause) }
      : statement,
  );
  return JSON.stringify({ ...rest, Statement: amended });
}

/** All clauses of a Condition have to hold. The values of a negated operator are all excepted. */
function withClause(condition: Json = {}, { operator, key, value }: Clause): Json {
  const named = Object.keys(condition).find((one) => one.toLowerCase() === operator.toLowerCase()) ?? operator;
  const keys = (condition[named] ?? {}) as Json;
  const present = Object.keys(keys).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
  const values = operator === 'Null' ? value : [...[keys[present] ?? []].flat(), value];
  return { ...condition, [named]: { ...keys, [present]: values } };
}
