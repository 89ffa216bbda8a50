/** What makes a text of the policy unfit to be written into accounts, or shown to people. */
export interface TextTrouble {
  readonly expected: string;
  readonly got: string;
}

const lost = 'a text in which no character was lost';

const troubles: readonly { readonly pattern: RegExp; readonly expected: string; readonly got: string }[] = [
  { pattern: /\uFFFD/u, expected: lost, got: 'a replacement character' },
  { pattern: /\p{Cs}/u, expected: lost, got: 'half of a character' },
  // Source: Unicode Technical Report 36, "Bidirectional Text Spoofing".
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/u,
    expected: 'a text that reads as it stands',
    got: 'a character that turns its direction',
  },
];

/**
 * Why a text must not be taken as it stands: an earlier conversion has lost some of it, it reads otherwise than it is
 * written, or nobody can see it. Undefined for an ordinary or an empty text.
 */
export function textTrouble(text: string): TextTrouble | undefined {
  for (const { pattern, expected, got } of troubles) {
    const code = pattern.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase();
    if (code !== undefined) return { expected, got: `${got} (U+${code})` };
  }
  return text !== '' && /^[\s\p{Cf}\p{Z}]+$/u.test(text)
    ? { expected: 'a text that can be seen', got: 'invisible characters only' }
    : undefined;
}
