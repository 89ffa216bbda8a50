import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentInput } from '../../lib/infra/deployment-input';
import { PolicyMistakes, readPolicyInput } from '../../lib/infra/policy-input';
import { temporaryFolder } from '../temporary-folder';
import { examplePolicyFile } from './fixtures/stack';

const root = join(__dirname, '..', '..');
const context = (values: Record<string, unknown>) => (key: string) => values[key];

test('a fresh clone is synthesized from the example, which writes nothing', () => {
  expect(deploymentInput(context({}), root)).toEqual({
    policy: readPolicyInput(examplePolicyFile),
    mailFrom: 'rootward@example.com',
    region: 'us-east-1',
    example: true,
  });
});

test('rootward.yaml is taken when it is there, and then the sender must be named', () => {
  const folder = temporaryFolder();
  cpSync(examplePolicyFile, join(folder, 'rootward.yaml'));
  expect(deploymentInput(context({ mailFrom: 'rootward@mail.example.com' }), folder)).toEqual({
    policy: { ...readPolicyInput(examplePolicyFile), file: join(folder, 'rootward.yaml') },
    mailFrom: 'rootward@mail.example.com',
    region: 'us-east-1',
    example: false,
  });
  expect(() => deploymentInput(context({}), folder)).toThrow(
    'cdk context: mailFrom: expected the address of a verified SES identity, also as Name <address> (-c mailFrom=...), got nothing',
  );
});

test.each([
  {
    values: { policy: '', mailFrom: 'a@b.example' },
    message: /^cdk context: policy: expected the path of a policy file/,
  },
  { values: { mailFrom: '*@b.example' }, message: /^cdk context: mailFrom: .* got "\*@b\.example"$/ },
  { values: { mailFrom: 'Rootward <a@b>' }, message: /^cdk context: mailFrom: .* got "Rootward <a@b>"$/ },
  { values: { region: 5 }, message: /^cdk context: region: expected the name of a Region .* got 5$/ },
  {
    values: { policy: 'absent.yaml', mailFrom: 'a@b.example' },
    message: /^absent\.yaml: expected a policy file that can be read: there is none; make one with rootward init/,
  },
])('$values is refused in words', ({ values, message }) => {
  expect(() => deploymentInput(context(values), root)).toThrow(message);
});

const mistakesIn = (values: Record<string, unknown>, folder: string): readonly string[] => {
  try {
    deploymentInput(context(values), folder);
  } catch (error: unknown) {
    if (error instanceof PolicyMistakes) return error.lines;
    throw error;
  }
  return [];
};

test('mistakes of the policy and of every setting are told at once', () => {
  const folder = temporaryFolder();
  const policyOf = (bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, 'p.yaml'), bytes);
    return 'p.yaml';
  };
  const settings = [/^cdk context: mailFrom: /, /^cdk context: region: /];
  const wrong = { mailFrom: 'nobody', region: '' };
  const matching = (lines: readonly RegExp[]): unknown[] => lines.map((line): unknown => expect.stringMatching(line));
  expect(mistakesIn({ ...wrong, policy: policyOf('run: { mode: maybe }') }, folder)).toEqual(
    matching([/^p\.yaml: run\.mode: /, /^p\.yaml: contacts: /, /^p\.yaml: approvals: /, ...settings]),
  );
  expect(mistakesIn({ ...wrong, policy: policyOf(Buffer.from('# Zürich', 'latin1')) }, folder)).toEqual(
    matching([/^p\.yaml: line 1, column 4: expected UTF-8, got the byte 0xFC/, ...settings]),
  );
  expect(mistakesIn({ ...wrong, policy: 'gone.yaml' }, folder)).toEqual(
    matching([/^gone\.yaml: expected a policy file that can be read: there is none/, ...settings]),
  );
  expect(mistakesIn({ ...wrong, policy: 7 }, folder)).toEqual(matching([/^cdk context: policy: /, ...settings]));
});

test('the digest of a policy is that of its bytes, a byte order mark among them', () => {
  const file = join(temporaryFolder(), 'p.yaml');
  const bytes = Buffer.concat([Buffer.from('\uFEFF', 'utf8'), readFileSync(examplePolicyFile)]);
  writeFileSync(file, bytes);
  expect(readPolicyInput(file).digest).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('the command line prints every mistake on a line of its own and exits with 2', () => {
  const policy = join(temporaryFolder(), 'wrong.yaml');
  writeFileSync(policy, 'run: { mode: maybe }\ncontacts: { default: {} }\nunheardOf: true\n');
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'lib/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: temporaryFolder(),
      CDK_CONTEXT_JSON: JSON.stringify({ policy, mailFrom: 'a@b.example' }),
    },
  });
  const lines = stderr.trim().split('\n');
  expect(status).toBe(2);
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(lines.filter((line) => !line.startsWith(`${policy}: `))).toEqual([]);
});
