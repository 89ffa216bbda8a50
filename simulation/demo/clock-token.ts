import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Visitor } from '../../lib/web/ports';

/** The token of the form that moves time, valid only for this visitor and session. */
export const clockToken = (signingKey: string, { session, email }: Visitor): string =>
  createHmac('sha256', signingKey)
    .update(JSON.stringify(['clock', session ?? '', email]))
    .digest('base64url');

/** True when `given` is the token of this visitor. */
export function isClockToken(given: string, signingKey: string, visitor: Visitor): boolean {
  const wanted = Buffer.from(clockToken(signingKey, visitor));
  const found = Buffer.from(given);
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}
