import { GetAccountCommand, GetEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import type { MailFacts, MailIdentity } from '../../domain/doctor/facts';
import { identitiesBehind } from '../../domain/doctor/mail';
import { known, type Fact } from '../../domain/fact';
import { pace, type Gate } from '../sdk/pace';
import { readFact } from '../sdk/read-fact';
import { errorName } from '../sdk/throttling';
import { lookShare } from '../../workflow/quotas';
import type { DoctorClients } from './doctor-clients';

/**
 * SES documents one call a second for reads such as GetSendQuota, and nothing for these: the same is assumed.
 * Source: https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html
 */
const callsPerSecond = 1;

interface Reader extends Pick<DoctorClients, 'ses'> {
  readonly turn: Gate;
}

/** What SES says about a sender and, in its sandbox, about those who get mails: one call a second. */
export async function readMail(
  reader: Pick<DoctorClients, 'ses'>,
  sender: string,
  recipients: readonly string[],
): Promise<MailFacts> {
  const clients: Reader = { ses: reader.ses, turn: pace(callsPerSecond * lookShare) };
  const account = await readAccount(clients);
  const identities: { name: string; identity: Fact<MailIdentity | 'absent'> }[] = [];
  for (const name of identitiesBehind(sender)) identities.push({ name, identity: await readIdentity(clients, name) });
  const sandboxed = account.known && !account.value.production;
  const verified: { address: string; verified: Fact<boolean> }[] = [];
  for (const address of sandboxed ? recipients : [])
    verified.push({ address, verified: await isVerified(clients, address) });
  return { sender, account, identities, recipients: verified };
}

const readAccount = ({ ses, turn }: Reader): Promise<MailFacts['account']> =>
  readFact('ses:GetAccount', async () => {
    await turn();
    const {
      ProductionAccessEnabled,
      SendingEnabled,
      EnforcementStatus = 'HEALTHY',
    } = await ses.send(new GetAccountCommand());
    return {
      production: ProductionAccessEnabled === true,
      sending: SendingEnabled !== false,
      enforcement: EnforcementStatus,
    };
  });

const readIdentity = ({ ses, turn }: Reader, name: string): Promise<Fact<MailIdentity | 'absent'>> =>
  readFact('ses:GetEmailIdentity', async () => {
    await turn();
    try {
      const { VerifiedForSendingStatus, ConfigurationSetName } = await ses.send(
        new GetEmailIdentityCommand({ EmailIdentity: name }),
      );
      return {
        verified: VerifiedForSendingStatus === true,
        ...(ConfigurationSetName !== undefined && { configurationSet: ConfigurationSetName }),
      };
    } catch (error: unknown) {
      if (errorName(error) === 'NotFoundException') return 'absent';
      throw error;
    }
  });

/** An address is verified by itself, or because its domain or one above is. */
async function isVerified(clients: Reader, address: string): Promise<Fact<boolean>> {
  for (const name of identitiesBehind(address)) {
    const identity = await readIdentity(clients, name);
    if (!identity.known) return identity;
    if (identity.value !== 'absent' && identity.value.verified) return known(true);
  }
  return known(false);
}
