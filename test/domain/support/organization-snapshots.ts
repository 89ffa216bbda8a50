import type { Account, Instant } from '../../../lib/domain/account';
import { contactTypes } from '../../../lib/domain/contact';
import { type Fact, known, unknown } from '../../../lib/domain/fact';
import type { AccessKey, Snapshot } from '../../../lib/domain/snapshot';
import type { AccountFile, OrganizationFile, RootFile } from '@rootward/local-cloud';

const instant = (time: string): Instant => new Date(time).toISOString();

/** The accounts as AWS Organizations lists them. */
export const accountsOf = (file: OrganizationFile): Account[] =>
  file.accounts.map((account) => ({
    id: account.id,
    name: account.name,
    email: account.email,
    state: account.state ?? 'ACTIVE',
    path: pathOf(account, file),
    ...(account.joinedAt === undefined ? {} : { joinedAt: instant(account.joinedAt) }),
    management: account.id === file.organization.managementAccountId,
  }));

/**
 * What a reader without faults reads of every ACTIVE account. Every service control policy above an account counts as a
 * denial of root sessions; the faults of the file have no effect.
 */
export function snapshotsOf(file: OrganizationFile): Snapshot[] {
  const files = new Map(file.accounts.map((account) => [account.id, account]));
  return accountsOf(file)
    .filter(({ state }) => state === 'ACTIVE')
    .map((account) => {
      const { contacts = {}, root = {}, tags = {} } = files.get(account.id) ?? {};
      const denying = account.management
        ? undefined
        : file.policies?.find(({ targets }) => targets.some((target) => account.path.includes(target)));
      return {
        account,
        readAt: instant(file.now ?? ''),
        tags: known(tags),
        contacts: Object.fromEntries(
          contactTypes.map((type) => [type, known(contacts[type] ?? null)]),
        ) as Snapshot['contacts'],
        root: rootOf(root, denying?.id),
      };
    });
}

function rootOf(root: RootFile, denyingPolicy: string | undefined): Snapshot['root'] {
  const fact = <T>(value: T): Fact<T> =>
    denyingPolicy === undefined
      ? known(value)
      : unknown('denied-by-scp', `Service control policy ${denyingPolicy} denies it to root sessions.`, denyingPolicy);
  const devices = root.mfaDevices ?? [];
  return {
    accessKeys: fact((root.accessKeys ?? []).map(keyOf)),
    passwordPresent: fact(root.password !== undefined),
    passwordLastUsedAt: fact(root.password?.lastUsedAt === undefined ? null : instant(root.password.lastUsedAt)),
    mfa: fact({ enabled: devices.length > 0, serials: devices.map(({ serial }) => serial) }),
    signingCertificates: fact((root.signingCertificates ?? []).map(({ id, status }) => ({ id, status }))),
  };
}

const keyOf = ({ createdAt, lastUsedAt, ...key }: NonNullable<RootFile['accessKeys']>[number]): AccessKey => ({
  ...key,
  createdAt: instant(createdAt),
  lastUsedAt: lastUsedAt === undefined ? null : instant(lastUsedAt),
});

function pathOf({ parent }: AccountFile, file: OrganizationFile): string[] {
  const rootId = file.organization.rootId ?? 'r-root';
  const units = new Map((file.units ?? []).map((unit) => [unit.id, unit.parent ?? rootId]));
  const path: string[] = [];
  for (let unit = parent ?? rootId; unit !== rootId; unit = units.get(unit) ?? rootId) path.unshift(unit);
  return [rootId, ...path];
}
