import * as z from 'zod';
import { ruleIds } from '../finding';
import { matchShape, oneMatchKey, requireOneMatchKey } from './match-schema';

/** An exclusion: Rootward reads and reports what it covers, but never writes there or asks about it. */
export const ExclusionSchema = z
  .strictObject({
    ...matchShape,
    rules: z
      .array(z.enum(ruleIds))
      .min(1)
      .default([...ruleIds])
      .describe('By default all rules.'),
    reason: z.string('a reason in words').trim().min(1, 'a reason in words'),
    until: z.iso.date('a date as YYYY-MM-DD').describe('The last day, inclusive, UTC.'),
  })
  .superRefine(requireOneMatchKey, { when: () => true })
  .meta(oneMatchKey);
export type Exclusion = Readonly<z.infer<typeof ExclusionSchema>>;
