import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/account';
import type { Clients } from '../sdk/clients';
import { MailClaims, type MailName } from '../storage/tables/mail-claims';
import { sendMail, type OutgoingMail } from './send-mail';

export interface ClaimedMailing {
  readonly clients: Pick<Clients, 'ses' | 'table'>;
  readonly tableName: string;
  readonly from: string;
  readonly now: Instant;
}

/** Sends a mail unless it was sent before; true when it is sent. Claims it first, so that nobody gets it twice. */
export async function sendClaimedMail(
  { clients, tableName, from, now }: ClaimedMailing,
  name: MailName,
  render: () => Omit<OutgoingMail, 'from' | 'to'>,
): Promise<boolean> {
  const claims = new MailClaims(clients, tableName);
  const claimId = randomUUID();
  const state = await claims.claim(name, claimId, now);
  if (state !== 'claimed') return state === 'sent';
  const sending = await sendMail(clients, { from, to: name.email, ...render() });
  if (sending === 'sent') await claims.sent(name, claimId, now);
  return sending === 'sent';
}
