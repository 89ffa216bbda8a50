import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentInput } from '../../lib/infra/deployment-input';
import { readPolicyInput } from '../../lib/infra/policy-input';
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
    'cdk context: mailFrom: expected the address of a verified SES identity (-c mailFrom=...), got nothing',
  );
});

test.each([
  {
    values: { policy: '', mailFrom: 'a@b.example' },
    message: /^cdk context: policy: expected the path of a policy file/,
  },
  { values: { mailFrom: '*@b.example' }, message: /^cdk context: mailFrom: .* got "\*@b\.example"$/ },
  { values: { region: 5 }, message: /^cdk context: region: expected the name of a Region .* got 5$/ },
  {
    values: { policy: 'absent.yaml', mailFrom: 'a@b.example' },
    message: /^absent\.yaml: expected a policy file, got ENOENT; copy rootward\.example\.yaml/,
  },
])('$values is refused in words', ({ values, message }) => {
  expect(() => deploymentInput(context(values), root)).toThrow(message);
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
