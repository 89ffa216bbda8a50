import type { Account as ListedAccount } from '@aws-sdk/client-organizations';
import * as z from 'zod';
import { organizationsStates, type Account, type AccountId } from '../../domain/account';
import type { Fact } from '../../domain/fact';

const Listed = z.object({
  Id: z.string(),
  Name: z.string().optional(),
  Email: z.string().optional(),
  // AWS retired `Status` in September 2026. It is the fallback for endpoints that do not return `State` yet.
  State: z.string().optional(),
  Status: z.string().optional(),
  Paths: z.array(z.string()).optional(),
  JoinedTimestamp: z.date().optional(),
});

interface Told {
  /** Undefined when the account is known to be a member. */
  readonly managementAccount: AccountId | undefined;
  /** The way to the account where the listing has none, or why it is not known. */
  readonly path?: Fact<readonly string[]>;
}

/**
 * An account as Organizations gives it, in the state UNKNOWN when it is listed incompletely or in a state that this
 * version does not know.
 */
export function toAccount(listed: ListedAccount | undefined, { managementAccount, path: found }: Told): Account {
  const { Id, Name, Email, State, Status, Paths = [], JoinedTimestamp } = Listed.parse(listed);
  const stated = State ?? Status;
  const state = organizationsStates.find((known) => known === stated);
  // `o-…/r-…/ou-…/123456789012/`. The path decides which contacts are written, so none may be missing.
  const listedPath = (Paths[0] ?? '').split('/').filter((part) => /^(r|ou)-/.test(part));
  const path = listedPath.length === 0 && found?.known === true ? found.value : listedPath;
  const missing = [
    ...((Name ?? '') === '' ? ['a name'] : []),
    ...((Email ?? '') === '' ? ['an e-mail address'] : []),
    ...(stated === undefined ? ['a state'] : []),
    ...(path.length === 0 ? ['a path'] : []),
  ];
  const known = {
    id: Id,
    name: Name === undefined || Name === '' ? Id : Name,
    email: Email ?? '',
    path,
    joinedAt: JoinedTimestamp?.toISOString(),
    management: Id === managementAccount,
  };
  // Nothing is read in an account that is not active, so nothing is missing there.
  if (state !== undefined && (state !== 'ACTIVE' || missing.length === 0)) return { ...known, state };
  const unknownBecause =
    missing.length > 0
      ? `${without(missing)}${found?.known === false ? ` (${found.detail.replace(/\.$/, '')})` : ''}`
      : `in the state ${(stated ?? '').slice(0, 40)}, which this version of Rootward does not know`;
  return { ...known, state: 'UNKNOWN', unknownBecause };
}

const without = (missing: readonly string[]): string => `without ${missing.join(' and ')}`;

/** True for an account in an unknown state because its answer had no path, and for no other reason. */
export const lacksOnlyPath = ({ unknownBecause }: Account): boolean => unknownBecause === without(['a path']);
