/** A text as one word of a POSIX shell. */
export const quote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A command to be copied into a shell. Each value is one word of it, whatever AWS, or who answers in its place, says. */
export const command = (words: TemplateStringsArray, ...values: readonly string[]): string =>
  words.reduce((line, word, index) => line + quote(values[index - 1] ?? '') + word);
