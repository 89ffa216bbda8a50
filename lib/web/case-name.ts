import * as z from 'zod';
import { caseRules } from '../views/pages/queue-filter';
import type { CaseName } from './ports';

const CaseNameSchema = z.object({
  account: z.string().regex(/^\d{12}$/),
  rule: z.enum(caseRules),
  generation: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

/** The case that the parts of an address name; undefined when no case can have that name. */
export const parseCaseName = (parts: unknown): CaseName | undefined => CaseNameSchema.safeParse(parts).data;
