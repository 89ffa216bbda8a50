import type { Account } from '@aws-sdk/client-organizations';
import type { World } from '../handlers/simulated-world';

interface Answered {
  readonly Accounts?: readonly Account[];
  readonly Account?: Account;
}

/** Answers from now on as a partition does that has no `Paths`, which AWS added to its answers on 2026-03-31. */
export function listWithoutPaths({ aws }: Pick<World, 'aws'>): void {
  const call = aws.call.bind(aws);
  aws.call = async (caller, request) => {
    const output = await call(caller, request);
    if (!['ListAccounts', 'DescribeAccount'].includes(request.operation)) return output;
    const { Accounts, Account: one } = output as Answered;
    return {
      ...(output as Answered),
      ...(Accounts && { Accounts: Accounts.map(withoutPaths) }),
      ...(one && { Account: withoutPaths(one) }),
    };
  };
}

function withoutPaths(account: Account): Account {
  const { Paths: _, ...rest } = account;
  return rest;
}
