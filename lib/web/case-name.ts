import * as z from 'zod';
import { caseRules } from '../domain/cases/case-rules';
import type { CaseName } from './ports';

const CaseNameSchema = z.object({
  account: z.string().regex(/^\d{12}$/),
  rule: z.enum(caseRules),
  generation: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

/** The case that an address names; undefined when the address is not a valid case name. */
export const parseCaseName = (parts: unknown): CaseName | undefined => CaseNameSchema.safeParse(parts).data;
