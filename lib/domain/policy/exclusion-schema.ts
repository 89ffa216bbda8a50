import * as z from 'zod';
import { ruleIds } from '../finding';
import { matchShape, requireOneMatchKey } from './match-schema';

/** What is read and reported but never written or asked about. */
export const ExclusionSchema = z
  .strictObject({
    ...matchShape,
    rules: z
      .array(z.enum(ruleIds))
      .min(1)
      .default([...ruleIds])
      .describe('By default all rules.'),
    reason: z.string().trim().min(1, 'a reason'),
    until: z.iso.date('a date as YYYY-MM-DD').describe('The last day, inclusive, UTC.'),
  })
  .superRefine(requireOneMatchKey);
export type Exclusion = Readonly<z.infer<typeof ExclusionSchema>>;
