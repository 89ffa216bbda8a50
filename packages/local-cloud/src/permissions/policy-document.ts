import * as z from 'zod';
import { checkCondition, type ConditionBlock } from './condition';
import { compilePattern } from './pattern';
import { PermissionError } from './permission-error';

export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Action and NotAction; `not` tells which. */
  readonly actions: Listed;
  readonly resources: Listed;
  readonly condition: ConditionBlock;
}

export interface Listed {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

/** An identity policy or service control policy, parsed and checked. */
export interface PolicyDocument {
  /** Only version 2012-10-17 has policy variables. In older policies `${` is plain text. */
  readonly variables: boolean;
  readonly statements: readonly Statement[];
}

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item.transform((value) => [value]), z.array(item).min(1, 'expected at least one')]);

const action = z.string().regex(/^(\*|[\w*?-]+:[\w*?-]+)$/, 'expected service:Action');
const resource = z.string().regex(/^(\*$|arn:)/, 'expected an ARN or *');
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const StatementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore(action).optional(),
    NotAction: oneOrMore(action).optional(),
    Resource: oneOrMore(resource).optional(),
    NotResource: oneOrMore(resource).optional(),
    Condition: z.record(z.string(), z.record(z.string(), oneOrMore(scalar))).default({}),
  })
  .refine((it) => (it.Action === undefined) !== (it.NotAction === undefined), 'expected Action or NotAction')
  .refine((it) => (it.Resource === undefined) !== (it.NotResource === undefined), 'expected Resource or NotResource');

const DocumentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: oneOrMore(StatementSchema),
});

/**
 * Parses an identity policy or a service control policy. Refuses Principal and NotPrincipal as IAM does: they belong to
 * resource policies.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @param name name of the policy in error messages
 * @throws PermissionError naming every element that is malformed or unknown
 */
export function parsePolicyDocument(input: unknown, name = 'policy'): PolicyDocument {
  const parsed = DocumentSchema.safeParse(input);
  if (!parsed.success)
    throw new PermissionError(
      `${name} is malformed: ${parsed.error.issues.flatMap((issue) => describe(issue)).join('; ')}`,
    );
  const variables = parsed.data.Version === '2012-10-17';
  const statements = parsed.data.Statement.map((statement, index): Statement => {
    const listed = (plain: string[] | undefined, not: string[] | undefined): Listed => ({
      not: plain === undefined,
      patterns: plain ?? not ?? [],
    });
    const resources = listed(statement.Resource, statement.NotResource);
    try {
      checkCondition(statement.Condition);
      if (variables) for (const pattern of resources.patterns) compilePattern(pattern, 'arn', () => '');
    } catch (error: unknown) {
      if (!(error instanceof PermissionError)) throw error;
      throw new PermissionError(`${name} is malformed: statement ${statement.Sid ?? index}: ${error.message}`, {
        cause: error,
      });
    }
    return {
      sid: statement.Sid,
      effect: statement.Effect,
      actions: listed(statement.Action, statement.NotAction),
      resources,
      condition: statement.Condition,
    };
  });
  return { variables, statements };
}

/**
 * The message of a union says nothing, so this uses the messages of the branch that got further (the list), else the
 * first.
 */
function describe(issue: z.core.$ZodIssue, prefix: PropertyKey[] = []): string[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.filter((errors) => errors.some((error) => error.path.length > 0));
    const inner = (branches.length > 0 ? branches : issue.errors.slice(0, 1)).flat();
    if (inner.length > 0) return inner.flatMap((error) => describe(error, path));
  }
  return [`${path.join('.')}: ${issue.message}`];
}
