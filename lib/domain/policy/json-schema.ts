import * as z from 'zod';
import { PolicySchema } from './schema';

/**
 * JSON Schema of `rootward.yaml`, published as docs/rootward.schema.json. Draft 7, because editors support it best.
 * It checks shapes and patterns only; `parsePolicy` also finds mistakes between two parts of a policy.
 */
export const policyJsonSchema = (): object => ({
  title: 'Rootward policy (rootward.yaml)',
  ...z.toJSONSchema(PolicySchema, { io: 'input', target: 'draft-7' }),
});
