import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  paginateListAccounts,
  type Account as ListedAccount,
} from '@aws-sdk/client-organizations';
import * as z from 'zod';
import { accountStates, type Account, type AccountId } from '../../domain/account';
import { quotas, quotaShare } from '../../workflow/quotas';
import type { Clients } from '../sdk/clients';
import { OrganizationUnreadableError } from '../sdk/errors';
import { pace, type Gate } from '../sdk/pace';
import { errorName } from '../sdk/throttling';
import { translateError } from '../sdk/translate-error';
import { unpacedRates } from '../sdk/unpaced-rates';

const Listed = z.object({
  Id: z.string(),
  Name: z.string(),
  Email: z.string(),
  // AWS retired `Status` in September 2026. It is the fallback for endpoints that do not return `State` yet.
  State: z.enum(accountStates).optional(),
  Status: z.enum(['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE']).optional(),
  Paths: z.array(z.string()).min(1),
  JoinedTimestamp: z.date().optional(),
});

export interface Organization {
  readonly id: string;
  readonly managementAccount: AccountId;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
}

type Reader = Pick<Clients, 'organizations'>;

/** Reads the organization; any account in it may call this. @throws OrganizationUnreadableError */
export function describeOrganization({ organizations }: Reader): Promise<Organization> {
  return readable('organizations:DescribeOrganization', async () => {
    const { Organization: answer } = await organizations.send(new DescribeOrganizationCommand());
    return {
      id: z.string().parse(answer?.Id),
      managementAccount: z.string().parse(answer?.MasterAccountId),
      featureSet: z.enum(['ALL', 'CONSOLIDATED_BILLING']).parse(answer?.FeatureSet),
    };
  });
}

/**
 * Every account of the organization, sorted by id. @throws OrganizationUnreadableError because no run is possible
 * without it
 */
export function listAccounts({ organizations }: Reader, managementAccount: AccountId): Promise<readonly Account[]> {
  return readable('organizations:ListAccounts', async () => {
    const { perSecond } = quotas['organizations:ListAccounts'];
    const gate = pace(perSecond * quotaShare);
    const accounts: Account[] = [];
    await gate();
    // A page may be empty and still have a next token; the paginator goes on until there is none.
    for await (const page of paginateListAccounts({ client: organizations, pageSize: 20 }, {})) {
      for (const account of page.Accounts ?? []) accounts.push(toAccount(account, managementAccount));
      if (page.NextToken !== undefined) await gate();
    }
    return accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/**
 * One account as it is now; undefined when the organization does not have it.
 * @param managementAccount undefined when the account is known to be a member
 * @param turn waits until the call may be made
 * @throws OrganizationUnreadableError
 */
export function describeAccount(
  { organizations }: Reader,
  id: AccountId,
  managementAccount: AccountId | undefined,
  turn: Gate = unpacedRates['organizations:DescribeAccount'],
): Promise<Account | undefined> {
  return readable('organizations:DescribeAccount', async () => {
    await turn();
    try {
      const { Account: account } = await organizations.send(new DescribeAccountCommand({ AccountId: id }));
      return toAccount(account, managementAccount);
    } catch (error: unknown) {
      if (errorName(error) === 'AccountNotFoundException') return undefined;
      throw error;
    }
  });
}

function toAccount(listed: ListedAccount | undefined, managementAccount: AccountId | undefined): Account {
  const { Id, Name, Email, State, Status, Paths, JoinedTimestamp } = Listed.parse(listed);
  // `o-…/r-…/ou-…/123456789012/`. The path decides which contacts are written, so a missing path is an error.
  const path = (Paths[0] ?? '').split('/').filter((part) => /^(r|ou)-/.test(part));
  const state = State ?? Status;
  if (path.length === 0 || state === undefined)
    throw new OrganizationUnreadableError(`Organizations gives no path or no state for account ${Id}.`);
  return {
    id: Id,
    name: Name,
    email: Email,
    state,
    path,
    joinedAt: JoinedTimestamp?.toISOString(),
    management: Id === managementAccount,
  };
}

async function readable<T>(asked: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error: unknown) {
    if (error instanceof OrganizationUnreadableError) throw error;
    throw new OrganizationUnreadableError(translateError(error, asked).detail, { cause: error });
  }
}
