import { secondsOf } from '../duration';
import { got } from '../mistake';
import { accountFields } from './account-fields';
import type { Check } from './context';

const kinds = ['createAccount', 'useRootKey', 'patchAccount', 'removeAccount', 'fault'] as const;

/** Checks later events: each entry has exactly one event, and its account exists by then, and has not left. */
export const checkLater: Check = (context) => {
  const { later, accounts, accountIds, organization } = context;
  const left = later.flatMap(({ item }) =>
    item.removeAccount ? [{ id: item.removeAccount.id, at: secondsOf(item.after), item }] : [],
  );
  const since = new Map(accounts.map((account) => [account.item.id, account.since]));
  return later.flatMap(({ path, item }) => {
    const named = kinds.filter((kind) => item[kind] !== undefined);
    if (named.length !== 1)
      return [{ path, message: `expected exactly one of ${kinds.join(', ')}, got ${named.join(', ') || 'none'}` }];
    const [field, id] = item.removeAccount
      ? ['removeAccount.id', item.removeAccount.id]
      : item.patchAccount
        ? ['patchAccount.id', item.patchAccount.id]
        : item.useRootKey
          ? ['useRootKey.account', item.useRootKey.account]
          : ['fault.account', item.fault?.account];
    const at = `${path}.${field}`;
    const appears = since.get(id ?? '') ?? 0;
    return [
      ...(id !== undefined && !accountIds.has(id)
        ? [{ path: at, message: `expected an account of this file, or one created later in it, got ${got(id)}` }]
        : []),
      ...(id !== undefined && !item.fault && appears > secondsOf(item.after)
        ? [{ path: at, message: `expected an account that exists by then, got ${got(id)}, which appears later` }]
        : []),
      ...(!item.fault && left.some((one) => one.id === id && one.item !== item && one.at < secondsOf(item.after))
        ? [
            {
              path: at,
              message: `expected an account that is still there by then, got ${got(id)}, which leaves before`,
            },
          ]
        : []),
      ...(item.removeAccount && id === organization?.managementAccountId
        ? [{ path: at, message: `expected another account than the management account, got ${got(id)}` }]
        : []),
      ...(item.patchAccount ? accountFields(context, { path: `${path}.patchAccount`, item: item.patchAccount }) : []),
    ];
  });
};
