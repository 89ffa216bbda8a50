import * as z from 'zod';
import { accountId, ContactSchema, contactType, version } from './common';

/** Contacts of one account that a run overwrites, for restoring them. Written before the overwrite, never changed. */
export const LedgerEntry = z.object({
  v: version,
  runId: z.string(),
  account: accountId,
  at: z.string(),
  contacts: z.array(z.object({ type: contactType, before: ContactSchema, after: ContactSchema })).min(1),
});
export type LedgerEntry = Readonly<z.infer<typeof LedgerEntry>>;
