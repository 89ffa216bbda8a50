import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRootCommand } from '@aws-sdk/client-sts';
import type { AccountId } from '../../domain/account';
import { deleteSessionSeconds } from '../../workflow/timeouts';
import type { CallRates } from '../sdk/call-rates';
import type { Clients } from '../sdk/clients';
import { sessionCredentials } from './session-credentials';

/** The longest root session that AWS allows: reading a slow account may need many retries. */
const auditSeconds = 900;

type Caller = Pick<Clients, 'sts' | 'partition' | 'iamSession'>;

/**
 * An IAM client as the root user of a member account; AWS's audit task policy lets it only read.
 * Source: STS API reference, AssumeRoot; IAM user guide, `IAMAuditRootUserCredentials`.
 * @throws the SDK's error
 */
export async function auditSession(clients: Caller, rates: CallRates, account: AccountId): Promise<IAMClient> {
  await rates['sts:AssumeRoot']();
  return rootSession(clients, account, { task: 'IAMAuditRootUserCredentials', seconds: auditSeconds });
}

/**
 * An IAM client as the root user of a member account; the task policy lets it list and delete credentials, for the time
 * of one deletion. The policy allows more than Rootward does: Rootward deletes only approved keys and certificates.
 * Source: IAM user guide, `IAMDeleteRootUserCredentials`.
 * @throws the SDK's error
 */
export const deleteSession = (clients: Caller, account: AccountId): Promise<IAMClient> =>
  rootSession(clients, account, { task: 'IAMDeleteRootUserCredentials', seconds: deleteSessionSeconds });

async function rootSession(
  clients: Caller,
  account: AccountId,
  { task, seconds }: { readonly task: string; readonly seconds: number },
): Promise<IAMClient> {
  const answer = await clients.sts.send(
    new AssumeRootCommand({
      TargetPrincipal: account,
      TaskPolicyArn: { arn: `arn:${clients.partition}:iam::aws:policy/root-task/${task}` },
      DurationSeconds: seconds,
    }),
  );
  const arn = `arn:${clients.partition}:iam::${account}:root`;
  return clients.iamSession(sessionCredentials(answer.Credentials), { account, arn });
}
