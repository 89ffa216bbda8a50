import type { NormalizedSchema } from '@smithy/core/schema';
import * as fc from 'fast-check';

/** Structures below this depth get no nested structures, because some schemas contain themselves. */
const deepest = 4;

// Characters that a protocol could encode wrongly: markup, form and URI syntax, line ends, non-ASCII.
const awkward = Array.from('abc xyz&<>"\'é+/=%\n.,;日');
const text = fc
  .string({ unit: fc.constantFrom(...awkward), minLength: 1, maxLength: 8 })
  .map((middle) => `s${middle}e`);
const token = fc.stringMatching(/^v[a-z0-9]{1,6}$/);
const date = fc.integer({ min: 1_600_000_000, max: 1_800_000_000 }).map((seconds) => new Date(seconds * 1000));

const isCompound = (schema: NormalizedSchema): boolean =>
  schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema();

const scalar = (schema: NormalizedSchema): fc.Arbitrary<unknown> => {
  if (schema.isTimestampSchema()) return date;
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 6 });
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isNumericSchema()) return fc.integer({ min: 0, max: 100_000 });
  if (!schema.isStringSchema()) throw new Error(`No arbitrary for ${schema.getName(true)}.`);
  const { httpHeader, httpPrefixHeaders } = schema.getMergedTraits();
  // A header cannot contain line ends, and an item of a list header no comma.
  return httpHeader === undefined && httpPrefixHeaders === undefined ? text : token;
};

const structure = (schema: NormalizedSchema, depth: number): fc.Arbitrary<unknown> => {
  const members = [...schema.structIterator()].filter(([, member]) => depth < deepest || !isCompound(member));
  const fields = members.map(([name, member]) => [name, arbitraryValue(member, depth + 1)] as const);
  if (schema.isUnionSchema()) return fc.oneof(...fields.map(([name, value]) => value.map((one) => ({ [name]: one }))));
  return fc.record(Object.fromEntries(fields));
};

/** Random values for a schema, with every member of every structure. */
export const arbitraryValue = (schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> => {
  if (schema.isStructSchema()) return structure(schema, depth);
  const plain =
    schema.getMergedTraits().httpHeader !== undefined || schema.getMergedTraits().httpPrefixHeaders !== undefined;
  const item = (): fc.Arbitrary<unknown> => (plain ? token : arbitraryValue(schema.getValueSchema(), depth + 1));
  if (schema.isListSchema()) return fc.array(item(), { minLength: 1, maxLength: 2 });
  if (schema.isMapSchema()) return fc.dictionary(token, item(), { minKeys: 1, maxKeys: 2, noNullPrototype: true });
  return scalar(schema);
};
