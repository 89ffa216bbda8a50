import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildProgram, everyCommand } from '../../cli/program';
import { collectingTerminal, rootward } from './support';

const root = join(__dirname, '..', '..');
const { terminal } = collectingTerminal();
const context = { terminal, exit: () => undefined };
const program = (): Command => buildProgram(context, () => undefined);

const wordsOf = (command: Command): string[] => (command.parent ? [...wordsOf(command.parent), command.name()] : []);
const commands = everyCommand(program()).map((command) => wordsOf(command));

/** The `rootward …` command lines in a text: plain, after a prompt, or through npx. */
const examplesIn = (text: string): string[] =>
  [...text.matchAll(/^ *(?:\$ +)?(?:npx (?:--no-install )?)?rootward ((?:[a-z-]|\\\n).*)$/gm)].map(([, words]) =>
    String(words)
      .replace(/ +#.*$/, '')
      .replace(/ +&$/, '')
      .replace(/ +> \S+$/, ''),
  );

/** Parses a command line without running the command, and returns the files that it would read. */
async function parse(example: string): Promise<readonly string[]> {
  const files: string[] = [];
  const parsed = program();
  for (const command of everyCommand(parsed))
    if (command.commands.length === 0)
      command.action(() => {
        const { policy, decisions } = command.opts<{ policy?: string; decisions?: string }>();
        const isFile = command.registeredArguments[0]?.name() === 'organization';
        files.push(...(isFile ? command.args : []), ...[policy, decisions].filter((file) => file !== undefined));
      });
  const words = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
  await parsed.parseAsync(words, { from: 'user' });
  return files;
}

// `contacts` alone only lists its commands.
it.each(commands.filter((words) => words.join(' ') !== 'contacts'))(
  'help of a command %j shows an example',
  async (...words) => {
    const { code, out, err } = await rootward(...words, '--help');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    const text = out.join('\n');
    expect(text).toMatch(/^Usage: rootward/);
    expect(examplesIn(text).length).toBeGreaterThan(0);
  },
);

it.each(commands)('help of %j is for 80 columns, but for command lines', async (...words) => {
  const { out } = await rootward(...words, '--help');
  const lines = out.join('\n').split('\n');
  expect(lines.filter((line) => line.length > 80 && !/^ +(?:rootward|aws|export) /.test(line))).toEqual([]);
});

it('every example in a help text parses, and the files that it reads exist', async () => {
  const examples = (await Promise.all(commands.map((words) => rootward(...words, '--help')))).flatMap(({ out }) =>
    examplesIn(out.join('\n')),
  );
  expect(examples.length).toBeGreaterThan(6);
  for (const example of examples)
    expect({
      example,
      missing: (await parse(example)).filter((file) => !existsSync(join(root, file)) && file !== ofTheirOwn),
    }).toEqual({
      example,
      missing: [],
    });
});

/** What people have of their own: `rootward init` writes it. */
const ofTheirOwn = 'rootward.yaml';

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

it.each(pages)('every command line in %s parses', async (page) => {
  for (const example of examplesIn(readFileSync(join(root, page), 'utf8')))
    await expect(parse(example)).resolves.toEqual(expect.any(Array));
});

it('an example with a wrong option would not parse', async () => {
  await expect(parse('simulate org.json --dyas 3')).rejects.toThrow("unknown option '--dyas'");
});

it('tells its version', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await rootward('--version')).toEqual({ code: 0, out: [version], err: [] });
});
