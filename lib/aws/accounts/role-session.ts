import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { AccountId } from '../../domain/account';
import type { Clients } from '../sdk/clients';
import { sessionCredentials } from './session-credentials';

/** The shortest that AWS allows; reading one account takes less. */
const seconds = 900;

/**
 * An IAM client as a role of another account.
 * Source: STS API reference, AssumeRole.
 * @param role its name, with its path if it has one
 * @throws the SDK's error
 */
export async function roleSession(
  clients: Pick<Clients, 'sts' | 'partition' | 'iamSession'>,
  account: AccountId,
  role: string,
): Promise<IAMClient> {
  const answer = await clients.sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:${clients.partition}:iam::${account}:role/${role}`,
      RoleSessionName: sessionName,
      DurationSeconds: seconds,
    }),
  );
  const arn = `arn:${clients.partition}:sts::${account}:assumed-role/${role.split('/').at(-1) ?? role}/${sessionName}`;
  return clients.iamSession(sessionCredentials(answer.Credentials), { account, arn });
}

const sessionName = 'rootward';
