import type { AccountFile } from '../../organization-file';
import { got, type FoundMistake } from '../mistake';
import type { Entry } from './context';
import { contentMistakes } from './policy-content';

/** Checks that the roles of an account have names of their own, and that the simulation can judge their policies. */
export const roleMistakes = ({ path, item: { roles = [] } }: Entry<Partial<AccountFile>>): FoundMistake[] =>
  roles.flatMap(({ name, policies = [] }, index) => {
    const at = `${path}.roles[${index}]`;
    const twice = roles.findIndex((role) => role.name === name) < index;
    return [
      ...(twice ? [{ path: `${at}.name`, message: `expected a name of its own, got ${got(name)} twice` }] : []),
      ...policies.flatMap((content, position) =>
        contentMistakes({ path: `${at}.policies[${position}]`, content }, 'an identity-based policy'),
      ),
    ];
  });
