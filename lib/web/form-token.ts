import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CaseName, Visitor } from './ports';

/** The token of a case's form, valid only for this visitor, this session and this generation. */
export const formToken = (signingKey: string, visitor: Visitor, { account, rule, generation }: CaseName): string =>
  createHmac('sha256', signingKey)
    .update(JSON.stringify(['decide', visitor.session ?? '', visitor.email, account, rule, generation]))
    .digest('base64url');

/** True when `given` is the token of this visitor and case. Compares in constant time. */
export function isFormToken(given: string, signingKey: string, visitor: Visitor, name: CaseName): boolean {
  const wanted = Buffer.from(formToken(signingKey, visitor, name));
  const found = Buffer.from(given);
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}
