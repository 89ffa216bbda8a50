import * as z from 'zod';
import { actions, leftAloneReasons } from '../../../domain/finding';
import type { ComparedContact, ContactChanges } from '../../../domain/runs/contact-changes';
import { accountId, ContactSchema, contactType } from './common';

/** Both values of one contact. */
export const ComparedContactSchema = z.looseObject({
  account: accountId,
  type: contactType,
  before: ContactSchema.nullable(),
  after: ContactSchema,
}) satisfies z.ZodType<ComparedContact>;

/** `contact-changes.json` of a run. */
export const ContactChangesSchema = z.looseObject({
  schemaVersion: z.literal(1),
  runId: z.string(),
  changes: z.array(
    ComparedContactSchema.extend({ action: z.enum(actions), leftAlone: z.enum(leftAloneReasons).optional() }),
  ),
}) satisfies z.ZodType<ContactChanges>;
