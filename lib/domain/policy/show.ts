const longest = 60;

/** The text, cut to 60 characters with `…` as the last one. */
export const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** A value from the policy file for a message: one line, at most 60 characters. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  // JSON cannot write every YAML number (`.inf`).
  return shorten(typeof value === 'number' ? String(value) : JSON.stringify(value));
}
