import fc from 'fast-check';
import { decodeText } from '../../lib/domain/text';

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.of(part))));

test.each([
  ['', ''],
  ['name: Zürich 日本 🔑\n', 'name: Zürich 日本 🔑\n'],
  ['\uFEFF{}', '{}'],
  // A replacement character that somebody typed is a character like any other.
  ['a \uFFFD b', 'a \uFFFD b'],
])('%j is read as text, without a byte order mark', (written, text) => {
  expect(decodeText(bytes(written))).toEqual({ ok: true, text });
});

const latin1 = 'expected UTF-8, got the byte 0xFC, as Latin-1 and Windows-1252 have it: save the file as UTF-8';

test.each([
  ['Latin-1', bytes('a: 1\nname: Z', 0xfc, 'rich\n'), 'line 2, column 8', latin1],
  ['Latin-1 in the last line', bytes('a: ü\r\nb: ', 0xfc), 'line 2, column 4', latin1],
  ['Latin-1 behind other characters', bytes('"日本 🔑 \uFFFD', 0xfc, '"'), 'line 1, column 9', latin1],
  [
    'a character that is cut off at the end',
    bytes('a\n', '日本').subarray(0, -1),
    'line 2, column 2',
    'expected UTF-8, got the byte 0xE6, as Latin-1 and Windows-1252 have it: save the file as UTF-8',
  ],
  ['half a surrogate pair', bytes(0xed, 0xa0, 0x80), 'line 1, column 1', expect.stringContaining('0xED')],
  ['a long form', bytes('x', 0xc0, 0xaf), 'line 1, column 2', expect.stringContaining('0xC0')],
  ['UTF-16', Buffer.from('\uFEFFrun: {}', 'utf16le'), '', 'expected UTF-8, got UTF-16: save the file as UTF-8'],
  [
    'UTF-16, big end first',
    Buffer.from('\uFEFFrun: {}', 'utf16le').swap16(),
    '',
    'expected UTF-8, got UTF-16: save the file as UTF-8',
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('run: {}', 'utf16le'),
    '',
    'expected UTF-8, got UTF-16: save the file as UTF-8',
  ],
  [
    'UTF-16 without a mark, big end first',
    Buffer.from('[1, 2]', 'utf16le').swap16(),
    '',
    'expected UTF-8, got UTF-16: save the file as UTF-8',
  ],
  ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), '', 'expected UTF-8, got UTF-32: save the file as UTF-8'],
  [
    'a binary file',
    bytes('PK', 3, 4, '\n', 0xff, 0, 'x'),
    'line 2, column 1',
    'expected a text file, got a binary one: name another file',
  ],
  [
    'a NUL in a text',
    bytes('a: b\0c'),
    'line 1, column 5',
    'expected a text file, got a binary one: name another file',
  ],
])('%s is refused with its place', (_, written, path, message) => {
  expect(decodeText(written)).toEqual({ ok: false, mistake: { path, message } });
});

test('what it takes is exactly what the bytes say, and it never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (given) => {
      const decoded = decodeText(given);
      if (!decoded.ok) return decoded.mistake.message.startsWith('expected ');
      return Buffer.from(decoded.text, 'utf8').equals(
        Buffer.from(given).subarray(given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf ? 3 : 0),
      );
    }),
    { seed: 1 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const decoded = decodeText(Buffer.from(text, 'utf8'));
      return text.includes('\0') || text.startsWith('\uFEFF') || (decoded.ok && decoded.text === text);
    }),
    { seed: 1 },
  );
});
