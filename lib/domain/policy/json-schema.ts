import * as z from 'zod';
import { PolicySchema } from './schema';

/**
 * JSON Schema (draft 7, which editors know best) of `rootward.yaml`, published as docs/rootward.schema.json.
 * It knows shapes and alphabets; what only shows between the parts of a policy, `parsePolicy` alone finds.
 */
export const policyJsonSchema = (): object => ({
  title: 'Rootward policy (rootward.yaml)',
  ...z.toJSONSchema(PolicySchema, { io: 'input', target: 'draft-7' }),
});
