import type * as z from 'zod';
import { type Mistake, placeOfMistake } from '@rootward/local-cloud';
import { expectation } from '../lib/domain/policy/expectation';
import { mistakesOf } from '../lib/domain/policy/mistake';

export type LoadedJson<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Parses a JSON file by its schema. Reports all mistakes at once, each with its place in the file. */
export function loadJson<T>(schema: z.ZodType<T>, text: string, file: string): LoadedJson<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error: unknown) {
    const message = `expected JSON, got something else${placeOfMistake(text, error)}`;
    return { ok: false, mistakes: [{ file, path: '', message }] };
  }
  const parsed = schema.safeParse(value, { error: expectation, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue));
  return { ok: false, mistakes: mistakes.map((mistake) => ({ file, ...mistake })) };
}
