import type { AccountId } from '../../account';
import type { AccountFile } from '../../organization-file';
import { got, type FoundMistake } from '../mistake';
import type { CheckContext, Entry } from './context';
import { entityMistakes } from './entities';
import { trailMistakes } from './trails';

const times = ['createdAt', 'lastUsedAt', 'enabledAt'] as const;

/**
 * Checks the fields of an account, or of a patch to one, that the schema cannot: references, times and serial numbers.
 */
export function accountFields(
  { rootId, unitIds, accountIds }: Pick<CheckContext, 'rootId' | 'unitIds' | 'accountIds'>,
  { path, item }: Entry<Partial<AccountFile> & { readonly id: AccountId }>,
): FoundMistake[] {
  const { parent, root, faults = [] } = item;
  const parentMistake =
    parent === undefined || parent === rootId || unitIds.has(parent)
      ? []
      : [{ path: `${path}.parent`, message: `expected the root or a unit of this file, got ${got(parent)}` }];
  const faultMistakes = faults.flatMap(({ account }, index) =>
    account === undefined || accountIds.has(account)
      ? []
      : [
          {
            path: `${path}.faults[${index}].account`,
            message: `expected an account of this file, got ${got(account)}`,
          },
        ],
  );
  const others = [
    ...parentMistake,
    ...faultMistakes,
    ...entityMistakes({ path, item }),
    ...trailMistakes({ path: `${path}.environment`, item: item.environment ?? {} }, 'member'),
  ];
  if (!root) return others;
  const { password, accessKeys = [], mfaDevices = [], signingCertificates = [] } = root;
  const timed = (list: readonly object[], name: string): FoundMistake[] =>
    list.flatMap((it, index) => timeMistakes(it, `${path}.root.${name}[${index}]`));
  return [
    ...others,
    ...(password ? timeMistakes(password, `${path}.root.password`) : []),
    ...timed(accessKeys, 'accessKeys'),
    ...timed(mfaDevices, 'mfaDevices'),
    ...timed(signingCertificates, 'signingCertificates'),
    ...mfaDevices.flatMap(({ serial }, index) => {
      const at = `${path}.root.mfaDevices[${index}].serial`;
      if (mfaDevices.findIndex((it) => it.serial === serial) < index)
        return [{ path: at, message: `expected a serial number of its own, got ${got(serial)} twice` }];
      return serialMistakes(serial, item.id).map((message) => ({ path: at, message }));
    }),
  ];
}

const timeMistakes = (timed: object, path: string): FoundMistake[] =>
  times.flatMap((name) => {
    const value: unknown = (timed as Record<string, unknown>)[name];
    return value === undefined || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
      ? []
      : [{ path: `${path}.${name}`, message: `expected a date-time (ISO 8601, UTC), got ${got(value)}` }];
  });

/** Source: IAM API reference, MFADevice.SerialNumber: 9 to 256 characters; an ARN for virtual and FIDO devices. */
function serialMistakes(serial: string, account: AccountId): string[] {
  if (!/^[\w+=/:,.@-]{9,256}$/.test(serial))
    return [`expected 9 to 256 letters, digits or any of _+=/:,.@-, got ${got(serial)}`];
  if (serial.startsWith('arn:') && !new RegExp(`^arn:aws[a-z-]*:iam::${account}:(mfa/.+|u2f/root/.+)$`).test(serial))
    return [`expected arn:aws:iam::${account}:mfa/… or arn:aws:iam::${account}:u2f/root/…, got ${got(serial)}`];
  return [];
}
