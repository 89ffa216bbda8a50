import type { Account, AccountId } from '../../account';
import type { Fact } from '../../fact';
import type { AttachedPolicy, PolicySet } from '../facts';
import type { Asked } from './requests';
import type { AppliesTo } from './remember';
import { type Applies, type SingleStatement, statementsOf } from './statements';

/** A policy with its statements. */
export interface ReadPolicy extends AttachedPolicy {
  readonly statements: Fact<readonly SingleStatement[]>;
}

/** What limits one action in one account. */
export interface Limit {
  readonly account: AccountId;
  readonly action: string;
  readonly purpose: string;
  /** The root, unit or account where the limit is. */
  readonly target: string;
  /** False: it may limit it; nobody can tell from outside. */
  readonly certain: boolean;
  /** The policy that denies; absent: no policy at the target allows it. */
  readonly by?: { readonly policy: ReadPolicy; readonly statement?: SingleStatement };
}

/** AWS's policy that allows everything. Nobody can change or delete it. */
const fullAccess = 'p-FullAWSAccess';

/** The policies at each root, unit and account. */
export type Levels = ReadonlyMap<string, readonly ReadPolicy[]>;

export function levelsOf(policies: readonly ReadPolicy[]): Levels {
  const levels = new Map<string, ReadPolicy[]>();
  for (const policy of policies)
    for (const target of policy.targets) {
      const level = levels.get(target);
      if (level) level.push(policy);
      else levels.set(target, [policy]);
    }
  return levels;
}

/** The statements of all policies, parsed once. */
export const readPolicies = ({ policies }: PolicySet): readonly ReadPolicy[] =>
  policies.map((policy) => ({ ...policy, statements: statementsOf(policy.content) }));

/**
 * Everything that service control policies limit in an account: from the root down to the account, no policy may deny
 * an action, and at every level one has to allow it.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export const limitsOn = (
  account: Account,
  asked: readonly Asked[],
  { levels, applies }: { readonly levels: Levels; readonly applies: AppliesTo },
): readonly Limit[] =>
  [...account.path, account.id].flatMap((target) => {
    const level = levels.get(target) ?? [];
    return asked.flatMap((one) => {
      const at = { account: account.id, action: one.action, purpose: one.purpose, target };
      const denied = level.flatMap((policy) => denials(policy, one, applies).map((limit) => ({ ...at, ...limit })));
      const allowed = level.length === 0 ? true : allows(level, one, applies);
      return allowed === true ? denied : [...denied, { ...at, certain: allowed === false }];
    });
  });

function denials(policy: ReadPolicy, asked: Asked, appliesTo: AppliesTo): readonly Pick<Limit, 'certain' | 'by'>[] {
  if (!policy.statements.known) return [{ certain: false, by: { policy } }];
  return policy.statements.value.flatMap((statement) => {
    const applies = statement.effect === 'Deny' && appliesTo(statement, asked);
    return applies === false ? [] : [{ certain: applies === true, by: { policy, statement } }];
  });
}

/** Whether the policies of one level allow it. FullAWSAccess needs no evaluation. */
function allows(level: readonly ReadPolicy[], asked: Asked, appliesTo: AppliesTo): Applies {
  if (level.some(({ id }) => id === fullAccess)) return true;
  // A policy that cannot be read is told by `denials`; it may be the one that allows.
  if (level.some(({ statements }) => !statements.known)) return true;
  const answers = level.flatMap(({ statements }) =>
    statements.known
      ? statements.value.filter(({ effect }) => effect === 'Allow').map((statement) => appliesTo(statement, asked))
      : [],
  );
  return answers.includes(true) || (answers.includes('sometimes') && 'sometimes');
}
