import type { Mistake } from './policy/mistake';

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  /** The place is empty for the file as a whole. */
  | { readonly ok: false; readonly mistake: Mistake };

/**
 * The text of a file that a person wrote: UTF-8, a byte order mark is read over. Other bytes are refused and never become
 * replacement characters, because the text may be written into accounts. Source: Encoding Standard, "UTF-8 decode".
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return refused('', `expected UTF-8, got ${wide}: save the file as UTF-8`);
  const wrong = firstWrongByte(bytes);
  if (bytes.includes(0)) {
    const nul = bytes.indexOf(0);
    const at = wrong === undefined ? nul : Math.min(nul, wrong);
    return refused(placeOf(bytes, at), 'expected a text file, got a binary one: name another file');
  }
  if (wrong === undefined) return { ok: true, text: new TextDecoder().decode(bytes) };
  const byte = `0x${(bytes[wrong] ?? 0).toString(16).toUpperCase()}`;
  const got = `got the byte ${byte}, as Latin-1 and Windows-1252 have it`;
  return refused(placeOf(bytes, wrong), `expected UTF-8, ${got}: save the file as UTF-8`);
}

const refused = (path: string, message: string): DecodedText => ({ ok: false, mistake: { path, message } });

/** UTF-16 or UTF-32, by its byte order mark or by a NUL beside the first character. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isNul = [first, second, third, fourth].map((byte) => byte === 0);
  const wide32 = (isNul[0] && isNul[1]) || (isNul[2] && isNul[3]);
  if (bytes.length % 4 === 0 && wide32) return 'UTF-32';
  const alternates = bytes.length > 1 && isNul[0] !== isNul[1] && isNul[0] === isNul[2] && isNul[1] === isNul[3];
  return isMarked || (bytes.length % 2 === 0 && alternates) ? 'UTF-16' : undefined;
}

const exact = { fatal: true, ignoreBOM: true } as const;

/** Where the first character begins that is not UTF-8. */
function firstWrongByte(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(lineFeed, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    // A line feed is never part of another character.
    if (!isUtf8(line)) return start + encodedLength(soundStart(line));
    start = end;
  }
  return undefined;
}

const lineFeed = 0x0a;

function isUtf8(line: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', exact).decode(line);
    return true;
  } catch {
    return false;
  }
}

/** The characters of a line before the first wrong byte. */
function soundStart(line: Uint8Array): string {
  const characters = new TextDecoder('utf-8', exact);
  let text = '';
  try {
    for (const byte of line) text += characters.decode(Uint8Array.of(byte), { stream: true });
  } catch {
    return text;
  }
  return text;
}

const encodedLength = (text: string): number => new TextEncoder().encode(text).length;

/** The place of a byte, counted as the YAML parser counts: lines and UTF-16 units from 1. */
function placeOf(bytes: Uint8Array, at: number): string {
  const before = bytes.subarray(0, at);
  const line = before.reduce((lines, byte) => lines + (byte === lineFeed ? 1 : 0), 1);
  const column = new TextDecoder().decode(before.subarray(before.lastIndexOf(lineFeed) + 1)).length + 1;
  return `line ${line}, column ${column}`;
}
