const braces = /\{([^{}]*)\}/g;
const names = /^(?:account\.id|account\.name|tag:.{1,128})$/;

/** The placeholders that a text may hold. */
export const placeholderNames = '{account.id}, {account.name} or {tag:key}';

/** The names between braces, in order: `account.id`, `account.name`, `tag:key` or an unknown name. */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(braces)].map((found) => found[1] ?? '');

/** The text without its placeholders. */
export const fixedTextOf = (text: string): string => text.replace(braces, '');

/** The first unknown name in braces, or a brace without its partner; undefined when there is neither. */
export function unknownPlaceholder(text: string): string | undefined {
  const unknown = placeholdersOf(text).find((name) => !names.test(name));
  if (unknown !== undefined) return `{${unknown}}`;
  return /[{}]/.exec(fixedTextOf(text))?.[0];
}

/** The text with each placeholder replaced by `valueOf(name)`, or the first name that `valueOf` does not know. */
export function fillPlaceholders(
  text: string,
  valueOf: (name: string) => string | undefined,
): { filled: string } | { missing: string } {
  const missing = placeholdersOf(text).find((name) => valueOf(name) === undefined);
  if (missing !== undefined) return { missing };
  return { filled: text.replace(braces, (_, name: string) => valueOf(name) ?? '') };
}
