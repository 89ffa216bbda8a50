import * as z from 'zod';
import type { AccountId } from '../../domain/account';
import type { Inspection } from '../../domain/finding';
import type { ComparedContact } from '../../domain/runs/contact-changes';
import type { Standpoint } from '../../domain/runs/standpoint';
import { ComparedContactSchema } from '../../aws/storage/documents/contact-changes';
import { InspectionSchema } from '../../aws/storage/documents/inspections';
import { ManifestSchema, type Manifest } from '../../aws/storage/documents/manifest';

/** What makes two looks the same one. */
export interface LookKey {
  readonly organization: string;
  /** The account of the credentials. */
  readonly account: AccountId;
  readonly policyDigest: string;
  /** The role in the members; empty: none. */
  readonly role: string;
  /** Accounts and units that were asked for, in order; none: all. */
  readonly chosen: readonly string[];
}

/** What was known when the reading of accounts began. */
export interface Begun extends Pick<Manifest, 'run' | 'organization' | 'accounts' | 'blocked' | 'units'> {
  readonly v: 1;
  readonly key: LookKey;
  readonly standpoint: Standpoint;
}

/** One account that was read to its end. */
export interface ReadAccount {
  readonly inspection: Inspection;
  /** Holds contact values. */
  readonly compared: readonly ComparedContact[];
  readonly byRole: boolean;
  /** Why its root user was not read in a root session. */
  readonly noSession?: string | undefined;
}

/** Keeps what a look has read, so that an interrupted one goes on where it was. */
export interface Journal {
  /** An earlier, interrupted look. */
  readonly begun?: Begun;
  /** What it has read. */
  readonly read: readonly ReadAccount[];
  begin(begun: Begun): void;
  keep(account: ReadAccount): void;
}

/** Keeps nothing. */
export const noJournal: Journal = { read: [], begin: () => undefined, keep: () => undefined };

export const BegunSchema = ManifestSchema.pick({
  v: true,
  run: true,
  organization: true,
  accounts: true,
  blocked: true,
  units: true,
}).extend({
  key: z.object({
    organization: z.string(),
    account: z.string(),
    policyDigest: z.string(),
    role: z.string(),
    chosen: z.array(z.string()),
  }),
  standpoint: z.object({
    account: z.string(),
    place: z.enum(['management-account', 'delegated-administrator', 'member-account']),
    sees: z.array(z.string()),
    doesNotSee: z.array(z.string()),
  }),
}) satisfies z.ZodType<Begun>;

export const ReadAccountSchema = z.object({
  inspection: InspectionSchema,
  compared: z.array(ComparedContactSchema),
  byRole: z.boolean(),
  noSession: z.string().optional(),
}) satisfies z.ZodType<ReadAccount>;
