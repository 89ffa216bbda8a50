import * as z from 'zod';
import type { CaseRecord } from './case';

const Credentials = z.array(z.object({ id: z.string().min(1), status: z.enum(['Active', 'Inactive']) }));

/** A key or certificate as the case showed it, with its full id. */
export type ShownCredential = z.infer<typeof Credentials>[number];

/** A credential report has no ids: its slots stand for keys that nothing can name, and so nothing can delete. */
const isSlot = ({ id }: ShownCredential): boolean => id.startsWith('slot-');

/** What an approval of the case covers: every key or certificate that it shows. Empty when there is nothing to delete. */
export function shownCredentials({ rule, evidence }: CaseRecord): readonly ShownCredential[] {
  const list =
    rule === 'root-access-key'
      ? evidence['keys']
      : rule === 'root-signing-certificate'
        ? evidence['certificates']
        : undefined;
  const parsed = Credentials.safeParse(list);
  return parsed.success && !parsed.data.some(isSlot) ? parsed.data : [];
}
