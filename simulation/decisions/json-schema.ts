import * as z from 'zod';
import { DecisionsSchema } from './decision-schema';

/** JSON Schema of a file of decisions, published as docs/decisions.schema.json. Draft 7, as editors support it best. */
export const decisionsJsonSchema = (): object => ({
  title: 'Decisions of people, for rootward simulate --decisions',
  ...z.toJSONSchema(DecisionsSchema, { io: 'input', target: 'draft-7' }),
});
