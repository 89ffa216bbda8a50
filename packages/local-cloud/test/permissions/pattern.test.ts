import fc from 'fast-check';
import { compilePattern, type PatternKind } from '../../src/permissions/pattern';

const none = (): undefined => undefined;
const matches = (pattern: string, kind: PatternKind, text: string): boolean =>
  compilePattern(pattern, kind, none)?.test(text) ?? false;

/** The same, trying everything: the rest of the pattern on the rest of the text. `part` is that of the ARN. */
function tried(pattern: string, kind: PatternKind, text: string, part = 1): boolean {
  const [first, ...rest] = pattern;
  const left = rest.join('');
  const inPart = (character: string | undefined): boolean =>
    character !== undefined && (kind !== 'arn' || part >= 6 || character !== ':');
  if (first === undefined) {
    if (kind !== 'arn' || part >= 6) return text === '';
    return text.split(':').length >= 7 - part && text.startsWith(':');
  }
  if (first === '*')
    return tried(left, kind, text, part) || (inPart(text[0]) && tried(pattern, kind, text.slice(1), part));
  if (first === '?') return inPart(text[0]) && tried(left, kind, text.slice(1), part);
  return text[0] === first && tried(left, kind, text.slice(1), first === ':' ? part + 1 : part);
}

const pieces = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?', '*a', 'b*'), maxLength: 10 });
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 14 });

test.each(['glob', 'arn'] as const)('a pattern of kind %s matches what it matches when everything is tried', (kind) => {
  fc.assert(
    fc.property(pieces, texts, (pattern, text) => {
      fc.pre(!(kind === 'arn' && pattern === '*'));
      expect([pattern, text, matches(pattern, kind, text)]).toEqual([pattern, text, tried(pattern, kind, text)]);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['glob', `iam:${'*e'.repeat(60)}x`, `iam:G${'e'.repeat(2000)}`],
  ['glob', `${'*a'.repeat(60)}b`, 'a'.repeat(2000)],
  ['glob', `${'*?a'.repeat(60)}b`, 'a'.repeat(2000)],
  ['arn', `arn:aws:iam::${'*a'.repeat(60)}:user`, `arn:aws:iam::${'a'.repeat(2000)}:role`],
  ['arn', `arn:aws:iam::1:${'*:'.repeat(60)}q`, `arn:aws:iam::1:${'a:'.repeat(1000)}`],
] as const)('a pattern with many wildcards (%s) does not keep anybody busy', (kind, pattern, text) => {
  expect(matches(pattern, kind, text)).toBe(false);
});
