import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../../../domain/account';
import type { Clients } from '../../sdk/clients';
import { conditionalPut, readItem, type ItemKey } from './conditional-put';

const MailClaim = z.object({
  claimId: z.string(),
  claimedAt: z.string(),
  sentAt: z.string().optional(),
});

/** `claimed`: this caller must send. `sent`: it was sent before. `elsewhere`: another caller may be sending it. */
export type MailState = 'claimed' | 'sent' | 'elsewhere';

/** After an hour without a send, a claim may be taken over, because its sender must have stopped. */
const abandonedMilliseconds = 3_600_000;

/** One mail: each person gets at most one of each kind about one occasion. */
export interface MailName {
  /** A run, or for a `notice` one question of one case. */
  readonly occasion: string;
  readonly kind: 'digest' | 'escalation' | 'notice';
  readonly email: string;
}

/** Claims on mails: a mail is claimed before it is sent. */
export class MailClaims {
  constructor(
    private readonly clients: Pick<Clients, 'table'>,
    private readonly tableName: string,
  ) {}

  /** The caller chooses `claimId`: a retry after a lost answer recognises its own claim by it. */
  async claim(mail: MailName, claimId: string, now: Instant): Promise<MailState> {
    const item = { ...keyOf(mail), claimId, claimedAt: now };
    const abandoned = new Date(Date.parse(now) - abandonedMilliseconds).toISOString();
    const expression = 'attribute_not_exists(#pk) OR (attribute_not_exists(#sentAt) AND #claimedAt < :abandoned)';
    const condition = { expression, values: { ':abandoned': abandoned } };
    if (await conditionalPut(this.clients, this.tableName, item, condition)) return 'claimed';
    const found = MailClaim.parse(await readItem(this.clients, this.tableName, item));
    if (found.claimId === claimId) return 'claimed';
    return found.sentAt === undefined ? 'elsewhere' : 'sent';
  }

  /** Notes that the mail service accepted the claimed mail. */
  async sent(mail: MailName, claimId: string, claimedAt: Instant): Promise<void> {
    const item = { ...keyOf(mail), claimId, claimedAt, sentAt: claimedAt };
    const condition = { expression: '#claimId = :claimId', values: { ':claimId': claimId } };
    await conditionalPut(this.clients, this.tableName, item, condition);
  }
}

const prefixes = {
  digest: { pk: 'RUN', sk: 'MAIL' },
  escalation: { pk: 'RUN', sk: 'ESCALATION' },
  notice: { pk: 'NOTICE', sk: 'MAIL' },
} as const;

const keyOf = ({ occasion, kind, email }: MailName): ItemKey => ({
  pk: `${prefixes[kind].pk}#${occasion}`,
  sk: `${prefixes[kind].sk}#${createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 16)}`,
});
