import * as z from 'zod';
import type { CaseRecord } from './case';

const Credentials = z.array(
  z.object({
    id: z.string().min(1),
    status: z.enum(['Active', 'Inactive']),
    /** Of keys; null: never. Absent: not known, and always so for certificates. */
    lastUsedAt: z.string().nullish(),
  }),
);

/** A key or certificate as the case showed it, with its full id. */
export type ShownCredential = z.infer<typeof Credentials>[number];

/** Credential reports have no key ids, and no API call can delete a key by its slot. */
const isSlot = ({ id }: ShownCredential): boolean => id.startsWith('slot-');

/** Every key or certificate that the case shows: an approval covers all. Empty when Rootward can delete nothing. */
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
