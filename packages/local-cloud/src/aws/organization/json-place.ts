import { parseDocument } from 'yaml';

/**
 * Returns where a text stops being JSON, as ` at line 2, column 5`, or an empty text when unknown. The message of
 * Node.js cannot be shown: it quotes the text, which may hold contact details. When it has no position, the YAML parser
 * finds one, because JSON is YAML.
 */
export function placeOfMistake(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split('\n');
    return place(before.length, (before.at(-1)?.length ?? 0) + 1);
  }
  const [first] = parseDocument(text, { schema: 'json', logLevel: 'silent' }).errors;
  return first?.linePos ? place(first.linePos[0].line, first.linePos[0].col) : '';
}

const place = (line: number, column: number): string => ` at line ${line}, column ${column}`;
