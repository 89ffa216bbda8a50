const longest = 60;

/** The text, cut to 60 characters with `…` as the last one. */
export const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** A value from the policy file in a few words, at most 60 characters of it, on one line. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  // Not every YAML number is one of JSON (`.inf`).
  return shorten(typeof value === 'number' ? String(value) : JSON.stringify(value));
}
