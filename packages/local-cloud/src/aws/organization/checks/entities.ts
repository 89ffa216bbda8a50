import type { AccountFile, EntityFile } from '../../organization-file';
import { managedPolicies } from '../managed-policies';
import { got, type FoundMistake } from '../mistake';
import type { Entry } from './context';
import { contentMistakes } from './policy-content';

const what = 'an identity-based policy';

/**
 * Checks that roles, users, groups and managed policies of an account have names of their own, that what they name
 * exists, and that the simulation can judge the policies.
 */
export function entityMistakes({ path, item }: Entry<Partial<AccountFile>>): FoundMistake[] {
  const { roles = [], users = [], groups = [], managedPolicies: own = [] } = item;
  const policies = [...own.map(({ name }) => name), ...Object.keys(managedPolicies)];
  const listed = (list: string, entities: readonly EntityFile[]): FoundMistake[] => [
    ...twice(`${path}.${list}`, entities),
    ...entities.flatMap((entity, index) => ofEntity(`${path}.${list}[${index}]`, entity, policies)),
  ];
  return [
    ...listed('roles', roles),
    ...listed('users', users),
    ...listed('groups', groups),
    ...twice(`${path}.managedPolicies`, own),
    ...own.flatMap(({ content }, index) =>
      contentMistakes({ path: `${path}.managedPolicies[${index}].content`, content }, what),
    ),
    ...users.flatMap((user, index) => {
      const known = groups.map(({ name }) => name);
      return strangers(`${path}.users[${index}].groups`, user.groups ?? [], known).map(({ at, name }) => ({
        path: at,
        message: `expected a group of the account, got ${got(name)}`,
      }));
    }),
  ];
}

const ofEntity = (path: string, entity: EntityFile, known: readonly string[]): FoundMistake[] => [
  ...(entity.policies ?? []).flatMap((content, index) =>
    contentMistakes({ path: `${path}.policies[${index}]`, content }, what),
  ),
  ...strangers(`${path}.attached`, entity.attached ?? [], known).map(({ at, name }) => ({
    path: at,
    message: `expected one of ${known.join(', ')}, got ${got(name)}`,
  })),
];

const strangers = (path: string, names: readonly string[], known: readonly string[]): { at: string; name: string }[] =>
  names.flatMap((name, index) => (known.includes(name) ? [] : [{ at: `${path}[${index}]`, name }]));

const twice = (path: string, named: readonly { readonly name: string }[]): FoundMistake[] =>
  named.flatMap(({ name }, index) =>
    named.findIndex((other) => other.name === name) < index
      ? [{ path: `${path}[${index}].name`, message: `expected a name of its own, got ${got(name)} twice` }]
      : [],
  );
