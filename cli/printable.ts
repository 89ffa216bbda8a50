/**
 * Characters that would steer a terminal or hide what stands there: C0 and C1 controls, line separators, and those that
 * turn the direction of text. Source: Unicode Technical Report 36, "Bidirectional Text Spoofing".
 */
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text from elsewhere, such as the name of an account, for one line of a terminal: what steers it is escaped as in JSON. */
export const printable = (text: string): string => text.replace(unprintable, escaped);

/** A copy of a value in which every text is printable. */
export function printableIn<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => printableIn(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableIn(inner)])) as T;
}

/** Colours, bold and dim, as the terminal's own functions write them; not those that hide text. */
const colour = new RegExp(String.raw`(\u001B\[(?:1|2|22|3[1-69])m)`);

/** A line of output, maybe with line breaks and colours of ours, in which nothing else steers the terminal. */
export const printableLine = (line: string): string =>
  line
    .split(colour)
    .map((part) => (colour.test(part) ? part : part.split('\n').map(printable).join('\n')))
    .join('');
