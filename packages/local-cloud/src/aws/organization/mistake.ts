/** One thing that is wrong in an organization file. */
export interface Mistake {
  readonly file: string;
  /** Where, e.g. `accounts[3].parent`; empty for the file as a whole. */
  readonly path: string;
  /** `expected …, got …`. Never shows contact details or whole key ids. */
  readonly message: string;
}

/** A mistake before the file is known. */
export type FoundMistake = Omit<Mistake, 'file'>;

/** How a value is shown in a mistake: short texts as they are, everything else by its kind. */
export function got(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return value.length > 60 ? `a text of ${value.length} characters` : `"${value}"`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Key ids are shown by their last four characters only. */
export const gotKey = (id: string): string => `"…${id.slice(-4)}"`;
