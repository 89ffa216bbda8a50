import { conditionHolds } from './condition';
import { compilePattern, type Lookup, type PatternKind } from './pattern';
import type { Listed, PolicyDocument, Statement } from './policy-document';
import { RequestContext, type PermissionRequest } from './request-context';

/** The result of the policies, with the deciding statement. */
export interface Decision {
  readonly decision: 'allowed' | 'implicitly-denied' | 'explicitly-denied';
  /** Absent for `implicitly-denied`. */
  readonly statement?: { readonly sid?: string; readonly policyIndex: number };
}

interface Pattern {
  readonly kind: PatternKind;
  readonly flags?: string;
}

const lists = (listed: Listed, value: string, { kind, flags }: Pattern, lookup: Lookup): boolean =>
  listed.patterns.some((pattern) => compilePattern(pattern, kind, lookup, flags)?.test(value) ?? false) !== listed.not;

function applies(policy: PolicyDocument, statement: Statement, request: PermissionRequest): boolean {
  const context = new RequestContext(request);
  // Version 2008-10-17 has no variables.
  const lookup: Lookup = (key) => (policy.variables ? context.one(key) : `\${${key}}`);
  return (
    lists(statement.actions, request.action, { kind: 'glob', flags: 'i' }, lookup) &&
    lists(statement.resources, request.resource, { kind: 'arn' }, lookup) &&
    conditionHolds(statement.condition, context, lookup)
  );
}

/**
 * Evaluates a request against identity policies. A Deny statement wins over any Allow; without an Allow, the request is
 * denied.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @throws PermissionError naming a condition key or variable that it cannot evaluate
 */
export function evaluate(policies: readonly PolicyDocument[], request: PermissionRequest): Decision {
  const found = (effect: Statement['effect']): Decision['statement'] => {
    for (const [policyIndex, policy] of policies.entries()) {
      const statement = policy.statements.find((it) => it.effect === effect && applies(policy, it, request));
      if (statement) return { sid: statement.sid, policyIndex };
    }
    return undefined;
  };
  const denied = found('Deny');
  if (denied) return { decision: 'explicitly-denied', statement: denied };
  const allowed = found('Allow');
  return allowed ? { decision: 'allowed', statement: allowed } : { decision: 'implicitly-denied' };
}
