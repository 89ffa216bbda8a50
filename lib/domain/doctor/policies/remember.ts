import type { Asked } from './requests';
import { type Applies, appliesTo, type SingleStatement } from './statements';

/** Whether a statement applies to what is asked. */
export type AppliesTo = (statement: SingleStatement, asked: Asked) => Applies;

/**
 * `appliesTo` that judges a statement once for all accounts where none of them is named in it: an organization has
 * thousands, and most policies mean all of them.
 */
export function rememberingApplies(): AppliesTo {
  const remembered = new Map<SingleStatement, Map<string, Applies> | 'names-accounts'>();
  return (statement, { action, purpose, requests }) => {
    const byAction =
      remembered.get(statement) ?? (namesAccounts(statement) ? 'names-accounts' : new Map<string, Applies>());
    remembered.set(statement, byAction);
    if (byAction === 'names-accounts') return appliesTo(statement, requests);
    const key = `${action} ${purpose}`;
    const known = byAction.get(key) ?? appliesTo(statement, requests);
    byAction.set(key, known);
    return known;
  };
}

/** True when the answer may differ between accounts: ids, variables, or places in the organization. */
const namesAccounts = ({ document, keys }: SingleStatement): boolean =>
  keys.some((key) => key.endsWith('orgpaths')) ||
  /\d{3}|\$\{/.test(JSON.stringify(document.statements.map(({ resources, condition }) => [resources, condition])));
