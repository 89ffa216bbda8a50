import * as z from 'zod';
import { severities } from '../domain/finding';
import { caseRules } from '../domain/cases/case-rules';
import type { QueueFilter } from '../views/pages/queue-filter';

const FilterSchema = z.object({
  state: z.enum(['open', 'closed']).catch('open'),
  severity: z.enum(severities).optional().catch(undefined),
  rule: z.enum(caseRules).optional().catch(undefined),
  text: z.string().trim().max(200).optional().catch(undefined),
});

/** The filter in a query. Invalid parts are ignored, because a filter only hides cases. */
export const parseFilter = (query: Readonly<Record<string, string>>): QueueFilter => FilterSchema.parse(query);
