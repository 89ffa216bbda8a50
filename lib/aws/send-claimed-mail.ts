import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/account';
import type { Mail } from '../views/mail';
import type { Clients } from './clients';
import { MailClaims, type MailName } from './mail-claims';
import { sendMail } from './send-mail';

export interface ClaimedMailing {
  readonly clients: Pick<Clients, 'ses' | 'table'>;
  readonly tableName: string;
  readonly from: string;
  readonly now: Instant;
}

/** Sends a mail unless it was sent before, and says whether it is sent now. It is claimed first, so that nobody gets it twice. */
export async function sendClaimedMail(
  { clients, tableName, from, now }: ClaimedMailing,
  name: MailName,
  render: () => Mail,
): Promise<boolean> {
  const claims = new MailClaims(clients, tableName);
  const claimId = randomUUID();
  const state = await claims.claim(name, claimId, now);
  if (state !== 'claimed') return state === 'sent';
  const sending = await sendMail(clients, { from, to: name.email, ...render() });
  if (sending === 'sent') await claims.sent(name, claimId, now);
  return sending === 'sent';
}
