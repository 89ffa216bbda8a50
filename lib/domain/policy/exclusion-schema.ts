import * as z from 'zod';
import { ruleIds } from '../finding';
import { matchShape, oneMatchKey, requireOneMatchKey } from './match-schema';

/** What Rootward reads and reports, but never fixes or asks about. */
export const ExclusionSchema = z
  .strictObject({
    ...matchShape,
    rules: z
      .array(z.enum(ruleIds))
      .min(1)
      .default([...ruleIds])
      .describe('The rules that are excluded; by default all.'),
    reason: z.string('a reason in words').trim().min(1, 'a reason in words').describe('Why; reports show it.'),
    until: z.iso.date('a date as YYYY-MM-DD').describe('The last day as YYYY-MM-DD, inclusive, UTC.'),
  })
  .superRefine(requireOneMatchKey, { when: () => true })
  .meta(oneMatchKey);
export type Exclusion = Readonly<z.infer<typeof ExclusionSchema>>;
