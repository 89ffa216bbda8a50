import * as z from 'zod';
import type { CaseChange } from '../../../domain/cases/case';
import type { ContactFix, Plan } from '../../../domain/runs/plan';
import { CaseRecordSchema } from './case-record';
import {
  AccountSchema,
  accountId,
  AwsCallsSchema,
  contactType,
  OrganizationSchema,
  RunSchema,
  version,
} from './common';
import { FindingSchema } from './inspections';

/** The plan of a run without its case changes. */
export const PlanDocument = z.looseObject({
  v: version,
  run: RunSchema,
  organization: OrganizationSchema,
  accounts: z.array(
    z.looseObject({
      account: AccountSchema.pick({ id: true, name: true, state: true, path: true, management: true }),
      findings: z.array(FindingSchema),
      exclusion: z.object({ reason: z.string(), until: z.string() }).optional(),
    }),
  ),
  fixes: z.array(
    z.object({
      account: accountId,
      contacts: z.array(
        z.object({ type: contactType, kind: z.enum(['fill', 'overwrite']), digest: z.string().optional() }),
      ),
    }),
  ),
  contactChanges: z.number().int().optional(),
  awsCalls: AwsCallsSchema,
}) satisfies z.ZodType<Omit<Plan, 'cases'>>;

/** The case changes of a plan, with full key ids. */
export const CaseChanges = z.array(
  z.looseObject({
    before: CaseRecordSchema.optional(),
    closes: CaseRecordSchema.optional(),
    after: CaseRecordSchema,
  }),
) satisfies z.ZodType<CaseChange[]>;

const ContactFixSchema = z.object({
  account: accountId,
  type: contactType,
  status: z.enum(['fixed', 'failed']),
  message: z.string(),
}) satisfies z.ZodType<ContactFix>;

/** The result of one child of the fix map. No contact values. */
export const Fixes = z.object({ v: version, fixes: z.array(ContactFixSchema), awsCalls: AwsCallsSchema });
export type Fixes = Readonly<z.infer<typeof Fixes>>;
