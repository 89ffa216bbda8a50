import { parseDocument, type ErrorCode } from 'yaml';
import type { Mistake } from './mistake';

/** A sentence of the parser may quote the file. */
const longest = 120;

/** After so many mistakes the rest follows from the first ones. */
const most = 20;

/**
 * Reads YAML 1.2 with the core schema, so dates and `yes` stay text, and with merge keys (`<<: *other`) of YAML 1.1. Or
 * says what is wrong with it, in words of our own: the parser's are for programmers who call it, and quote the file. Never throws.
 */
export function readYaml(text: string): { readonly value: unknown } | { readonly mistakes: readonly Mistake[] } {
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: true, logLevel: 'error' });
    const problems = [...document.errors, ...document.warnings];
    if (problems.length === 0) return { value: document.toJS({ maxAliasCount: 100 }) };
    const mistakes = problems.map(({ linePos, code, message }) => ({
      path: linePos === undefined ? '(file)' : `line ${linePos[0].line}, column ${linePos[0].col}`,
      message: `expected valid YAML, got${wordsOf(code, message)}`,
    }));
    // The parser reports one unclosed bracket once for every level around it.
    const key = ({ path, message }: Mistake): string => `${path} ${message}`;
    return { mistakes: [...new Map(mistakes.map((mistake) => [key(mistake), mistake])).values()].slice(0, most) };
  } catch (error: unknown) {
    // The parser refuses to expand a document with too many aliases, and runs out of stack on one nested too deep.
    return { mistakes: [{ path: '(file)', message: `expected YAML that can be read, got ${refusalOf(error)}` }] };
  }
}

function refusalOf(error: unknown): string {
  const message = String(error);
  if (message.includes('Merge sources')) return 'a merge key (<<) of something else than mappings';
  if (message.includes('Unresolved alias')) return 'an alias (*) without its anchor (&) before it';
  return error instanceof ReferenceError ? 'aliases that multiply' : 'brackets that are nested too deep';
}

/** What is wrong, by the parser's code; undefined where its own sentence says which character is meant. */
const words: Readonly<Record<ErrorCode, string | undefined>> = {
  ALIAS_PROPS: 'an alias with an anchor or a tag of its own',
  BAD_ALIAS: 'an alias or an anchor without a name that can be used',
  BAD_COLLECTION_TYPE: 'a tag that does not fit its value',
  BAD_DIRECTIVE: 'a line with % that is no YAML directive',
  BAD_DQ_ESCAPE: 'a text in double quotes with a backslash that means nothing: put it in single quotes, or write \\\\',
  BAD_INDENT: undefined,
  BAD_PROP_ORDER: 'an anchor or a tag in the wrong place',
  BAD_SCALAR_START: 'a text that begins with a character that YAML keeps for itself: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a mapping within a line, as by a second colon: put the text in quotes',
  BLOCK_IN_FLOW: 'a mapping or a list by indentation within brackets',
  DUPLICATE_KEY: 'a key that its mapping has already',
  IMPOSSIBLE: 'something else',
  KEY_OVER_1024_CHARS: 'a key of more than 1,024 characters',
  MISSING_CHAR: undefined,
  MULTILINE_IMPLICIT_KEY: 'a key that goes over several lines',
  MULTIPLE_ANCHORS: 'a value with two anchors',
  MULTIPLE_DOCS: 'a second document after ---: write one document',
  MULTIPLE_TAGS: 'a value with two tags',
  NON_STRING_KEY: 'a key that is no text',
  RESOURCE_EXHAUSTION: 'brackets that are nested too deep',
  TAB_AS_INDENT: 'a tab for indentation: use spaces',
  TAG_RESOLVE_FAILED: 'a tag (!), which has no meaning here',
  UNEXPECTED_TOKEN: undefined,
};

function wordsOf(code: ErrorCode, message: string): string {
  const own = words[code];
  return own === undefined ? `: ${message.split(/ at line \d|\n/)[0]?.slice(0, longest)}` : ` ${own}`;
}
