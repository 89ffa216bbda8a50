import {
  type Account as ListedAccount,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import * as z from 'zod';
import type { Account, AccountId } from '../../domain/account';
import { known, type Fact } from '../../domain/fact';
import { quotas, quotaShare } from '../../workflow/quotas';
import type { Clients } from '../sdk/clients';
import { OrganizationUnreadableError } from '../sdk/errors';
import { AccountPaths } from './account-paths';
import { lacksOnlyPath, toAccount } from './listed-account';
import type { Deadline } from '../sdk/deadline';
import { pace, type Gate } from '../sdk/pace';
import { errorName } from '../sdk/throttling';
import { translateError } from '../sdk/translate-error';
import { unpacedRates } from '../sdk/unpaced-rates';

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
 * Every account of the organization, sorted by id. One that Organizations lists incompletely, or in a state that this
 * version does not know, is in the state UNKNOWN: the others do not suffer from it. Where the listing has no path of an
 * account, its parents are asked for.
 * @param deadline after it, no parents are asked for
 * @throws OrganizationUnreadableError because no run is possible without the list
 */
export function listAccounts(
  { organizations }: Reader,
  managementAccount: AccountId,
  deadline?: Deadline,
): Promise<readonly Account[]> {
  return readable('organizations:ListAccounts', async () => {
    const { perSecond } = quotas['organizations:ListAccounts'];
    const gate = pace(perSecond * quotaShare);
    const paths = new AccountPaths({ organizations }, deadline);
    const accounts: Account[] = [];
    await gate();
    // A page may be empty and still have a next token; the paginator goes on until there is none.
    for await (const page of paginateListAccounts({ client: organizations, pageSize: 20 }, {})) {
      for (const account of page.Accounts ?? []) accounts.push(await withPath(account, managementAccount, paths));
      if (page.NextToken !== undefined) await gate();
    }
    return accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** The same as a fact, for callers that go on without the list. */
export async function readAccountsFact(
  clients: Reader,
  managementAccount: AccountId,
): Promise<Fact<readonly Account[]>> {
  try {
    return known(await listAccounts(clients, managementAccount));
  } catch (error: unknown) {
    if (error instanceof OrganizationUnreadableError) return translateError(error.cause, 'organizations:ListAccounts');
    throw error;
  }
}

/**
 * One account as it is now; undefined when the organization does not have it. Where the answer has no path, the parents
 * are asked for.
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
      return complete(await withPath(account, managementAccount, new AccountPaths({ organizations })));
    } catch (error: unknown) {
      if (errorName(error) === 'AccountNotFoundException') return undefined;
      throw error;
    }
  });
}

async function withPath(
  listed: ListedAccount | undefined,
  managementAccount: AccountId | undefined,
  paths: AccountPaths,
): Promise<Account> {
  const account = toAccount(listed, { managementAccount });
  return lacksOnlyPath(account)
    ? toAccount(listed, { managementAccount, path: await paths.find(account.id) })
    : account;
}

/** Whoever asks for one account needs all of it. @throws OrganizationUnreadableError */
function complete(account: Account): Account {
  const { id, unknownBecause } = account;
  if (unknownBecause === undefined) return account;
  throw new OrganizationUnreadableError(`Organizations describes account ${id} ${unknownBecause}.`);
}

async function readable<T>(asked: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error: unknown) {
    if (error instanceof OrganizationUnreadableError) throw error;
    if (errorName(error) === 'AWSOrganizationsNotInUseException')
      throw new OrganizationUnreadableError(`${asked}: the account is in no organization.`, { cause: error });
    throw new OrganizationUnreadableError(translateError(error, asked).detail, { cause: error });
  }
}
