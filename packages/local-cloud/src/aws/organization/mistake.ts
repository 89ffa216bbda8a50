/** One mistake in an organization file. */
export interface Mistake {
  readonly file: string;
  /** E.g. `accounts[3].parent`; empty for the file as a whole. */
  readonly path: string;
  /** `expected …, got …`. Contains no contact details or whole key ids. */
  readonly message: string;
}

/** A mistake without the file's name. */
export type FoundMistake = Omit<Mistake, 'file'>;

/** Describes a value in a mistake: a short text as it is, everything else by its type. */
export function got(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return value.length > 60 ? `a text of ${value.length} characters` : `"${value}"`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Shows only the last four characters of a key id. */
export const gotKey = (id: string): string => `"…${id.slice(-4)}"`;
