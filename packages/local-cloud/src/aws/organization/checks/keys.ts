import { gotKey } from '../mistake';
import type { Check } from './context';

/**
 * Checks that access key ids are unique, as they are in AWS. Skips patches, which may repeat the keys of an account.
 */
export const checkKeys: Check = ({ accounts }) => {
  const first = new Map<string, string>();
  return accounts.flatMap(({ path, item }) =>
    (item.root?.accessKeys ?? []).flatMap(({ id }, index) => {
      const at = `${path}.root.accessKeys[${index}].id`;
      const earlier = first.get(id);
      first.set(id, earlier ?? at);
      return earlier === undefined
        ? []
        : [{ path: at, message: `expected a key id of its own, got ${gotKey(id)} as in ${earlier}` }];
    }),
  );
};
