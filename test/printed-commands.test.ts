import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsIn, mistakesIn } from './aws-cli';

const root = join(__dirname, '..');
const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
const files = [
  ...['lib', 'cli', 'handlers', 'simulation'].flatMap((folder) => filesIn(folder, /\.ts$/)),
  ...filesIn('docs', /\.md$/),
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
];
const printed = files.flatMap((file) =>
  commandsIn(readFileSync(join(root, file), 'utf8')).map((command) => ({ file, command })),
);

test('every command of the AWS CLI that is printed or written down has a service, an operation and parameters that exist', () => {
  expect(printed.length).toBeGreaterThan(15);
  expect(printed.flatMap(({ file, command }) => mistakesIn(command).map((mistake) => `${file}: ${mistake}`))).toEqual(
    [],
  );
});

test('no command is overlooked: each `aws service operation` in the sources is one of them', () => {
  const mentioned = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:^|[`'"> ])aws [a-z][a-z0-9]+ [a-z]+-[a-z-]+/gm)].map(
      () => file,
    ),
  );
  expect(printed.map(({ file }) => file)).toEqual(mentioned);
});

test.each([
  ['aws organizations enable-all-features', []],
  ["aws organizations update-policy --policy-id p-1 --content '{\"a\": \"it'\\''s\"}' --region us-east-1", []],
  ['aws organizations enable-everything', ['organizations has no operation enable-everything']],
  ['aws controltower enable-control', ['there is no client for controltower']],
  ['aws iam list-access-keys --user x', ['list-access-keys has no parameter --user']],
  ['aws organizations attach-policy --policy-id p-1', ['--target-id is missing']],
  ['aws sesv2 put-account-sending-attributes --sending-enabled', []],
])('%s is judged', (command, mistakes) => {
  expect(mistakesIn(command)).toEqual(mistakes.map((mistake) => `${command}: ${mistake}`));
});
