import type { RuleId, Severity } from '../../domain/finding';
import { rules } from '../../domain/rules';
import type { Rule } from '../../domain/rules/rule';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with an id. */
export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id);
  if (rule === undefined) throw new TypeError(`There is no rule ${id}.`);
  return rule;
}

/** The severity of a rule's violations. */
export const severityOf = (id: RuleId): Severity => ruleOf(id).severity;
