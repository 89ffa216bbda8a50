import { got } from '../mistake';
import { accountFields } from './account-fields';
import type { Check } from './context';

/** Checks that account ids are unique, including later accounts, and the fields of each account. */
export const checkAccounts: Check = (context) => {
  const first = new Map<string, string>();
  return context.accounts.flatMap(({ path, item }) => {
    const earlier = first.get(item.id);
    first.set(item.id, earlier ?? path);
    return [
      ...(earlier === undefined
        ? []
        : [{ path: `${path}.id`, message: `expected an id of its own, got ${got(item.id)} as in ${earlier}` }]),
      ...accountFields(context, { path, item }),
    ];
  });
};
