import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRootCommand } from '@aws-sdk/client-sts';
import * as z from 'zod';
import type { AccountId } from '../domain/account';
import type { CallRates } from './call-rates';
import type { Clients } from './clients';

/** AWS's longest root session; a slow account needs it while its calls are being retried. */
const sessionSeconds = 900;

const Credentials = z.object({
  AccessKeyId: z.string(),
  SecretAccessKey: z.string(),
  SessionToken: z.string(),
});

/**
 * IAM as the root user of a member account, limited to reading by AWS's audit task policy.
 * Source: STS API reference, AssumeRoot; IAM user guide, `IAMAuditRootUserCredentials`.
 * @throws the SDK's error
 */
export async function auditSession(
  clients: Pick<Clients, 'sts' | 'partition' | 'rootSession'>,
  rates: CallRates,
  account: AccountId,
): Promise<IAMClient> {
  await rates['sts:AssumeRoot']();
  const answer = await clients.sts.send(
    new AssumeRootCommand({
      TargetPrincipal: account,
      TaskPolicyArn: { arn: `arn:${clients.partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials` },
      DurationSeconds: sessionSeconds,
    }),
  );
  const credentials = Credentials.parse(answer.Credentials);
  return clients.rootSession({
    accessKeyId: credentials.AccessKeyId,
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.SessionToken,
  });
}
