import { PassThrough } from 'node:stream';
import pc from 'picocolors';
import { printableIn, printableLine } from '../../cli/printable';
import { writing } from '../../cli/terminal';
import { creek, creekFolder, rootward, simulateIn } from './support';

test.each([
  ['plain', 'orders-prod', 'orders-prod'],
  ['accents, wide characters, emoji of several', 'Zürich 日本 👩‍💻 é', 'Zürich 日本 👩‍💻 é'],
  ['a line break', 'line1\nBcc: x', 'line1\\u000aBcc: x'],
  ['a tab', 'a\tb', 'a\\u0009b'],
  ['an escape sequence', '\u001B[2J\u001B[31mred', '\\u001b[2J\\u001b[31mred'],
  ['a title of the window', '\u001B]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['a C1 sequence', '\u009B31m', '\\u009b31m'],
  ['an override of direction', '\u202Egnp.exe\u202C', '\\u202egnp.exe\\u202c'],
  ['isolates and marks', '\u2066a\u2069\u200F\u061C', '\\u2066a\\u2069\\u200f\\u061c'],
  ['delete and backspace', 'a\b\u007F', 'a\\u0008\\u007f'],
])('a name with %s', (_, name, shown) => {
  expect(printableIn([{ account: { name } }])).toEqual([{ account: { name: shown } }]);
});

test('a line keeps our colours and breaks, and nothing else that steers a terminal', () => {
  const { red, bold } = pc.createColors(true);
  expect(printableLine(`${bold('a')}\n${red('b')}`)).toBe(`${bold('a')}\n${red('b')}`);
  expect(printableLine('\u001B[2J\u001B]0;x\u0007\r\u202E\u001B[1;8m\u001B[8m')).toBe(
    '\\u001b[2J\\u001b]0;x\\u0007\\u000d\\u202e\\u001b[1;8m\\u001b[8m',
  );
});

test('JSON on the terminal is the same JSON', () => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const value = { name: '\u001B[31m\u202E\u0085\u2028"\\', lines: 'a\nb' };
  writing(out, err).out(JSON.stringify(value));
  const text = String(out.read());
  expect(text).toMatch(/^[ -~]*\n$/);
  expect(JSON.parse(text)).toEqual(value);
});

test('names of accounts reach no line raw', async () => {
  const names = ['line1\nBcc: evil', 'tab\tname', '\u001B[2Jclear', '\u202Egnp.exe'];
  const accounts = names.map((name, index) => ({ ...creek.accounts[2], id: `40000000000${index}`, name }));
  const folder = creekFolder({
    ...creek,
    accounts: [
      ...creek.accounts.slice(0, 1),
      ...accounts.map((account, index) => ({
        ...account,
        email: `aws+4${index}@creek.example`,
        root: {
          accessKeys: [{ id: `AKIACREEKCREEKCREEK${index + 2}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }],
        },
      })),
    ],
  });
  const { code, out } = await rootward(...simulateIn(folder));
  expect(code).toBe(0);
  // The terminal of the tests takes lines as they are.
  expect(out.filter((line) => /[\p{Cc}\u202E]/u.test(line))).toEqual([]);
  expect(out).toEqual(
    expect.arrayContaining([
      'line1\\u000aBcc: evil 400000000000',
      'tab\\u0009name 400000000001',
      '\\u001b[2Jclear 400000000002',
      '\\u202egnp.exe 400000000003',
    ]),
  );
});
