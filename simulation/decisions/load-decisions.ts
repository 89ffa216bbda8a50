import { expectation } from '../../lib/domain/policy/expectation';
import { mistakesOf } from '../../lib/domain/policy/mistake';
import { type Mistake, placeOfMistake } from '@rootward/local-cloud';
import { DecisionsSchema, type PlannedDecision } from './decision-schema';

export type LoadedDecisions =
  | { readonly ok: true; readonly decisions: readonly PlannedDecision[] }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Parses a file of decisions. Reports all mistakes at once, each with its place in the file. */
export function loadDecisions(text: string, file: string): LoadedDecisions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error: unknown) {
    const message = `expected JSON, got something else${placeOfMistake(text, error)}`;
    return { ok: false, mistakes: [{ file, path: '', message }] };
  }
  const parsed = DecisionsSchema.safeParse(value, { error: expectation, reportInput: true });
  if (parsed.success) return { ok: true, decisions: parsed.data };
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue));
  return { ok: false, mistakes: mistakes.map((mistake) => ({ file, ...mistake })) };
}
