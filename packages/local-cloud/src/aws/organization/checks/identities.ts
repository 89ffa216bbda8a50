import { gotKey } from '../mistake';
import type { Check } from './context';
import { contentMistakes } from './policy-content';

/** Checks that every access key id stands for one caller, and that the simulation can judge the callers' policies. */
export const checkIdentities: Check = ({ identities }) => {
  const first = new Map<string, string>();
  return identities.flatMap(({ path, item }) => {
    const earlier = first.get(item.accessKeyId);
    first.set(item.accessKeyId, earlier ?? path);
    const twice =
      earlier === undefined
        ? []
        : [
            {
              path: `${path}.accessKeyId`,
              message: `expected a key id of its own, got ${gotKey(item.accessKeyId)} as in ${earlier}`,
            },
          ];
    const policies = (item.policies ?? []).flatMap((content, index) =>
      contentMistakes({ path: `${path}.policies[${index}]`, content }, 'an identity-based policy'),
    );
    return [...twice, ...policies];
  });
};
