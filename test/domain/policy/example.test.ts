import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policyJsonSchema } from '../../../lib/domain/policy/json-schema';
import { parsePolicy } from '../../../lib/domain/policy/parse';
import { policyOf } from '../support/build';

const root = join(__dirname, '../../..');
const text = readFileSync(join(root, 'rootward.example.yaml'), 'utf8');

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every property of the schema with its path, however deep. */
const propertiesOf = (schema: Schema, path = ''): readonly (readonly [string, Schema])[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const here = `${path}.${name}`;
    return [[here, one] as const, ...propertiesOf(one, here)];
  }),
  ...[schema.items ?? [], schema.anyOf ?? []].flat().flatMap((one) => propertiesOf(one, path)),
];
const properties = propertiesOf(policyJsonSchema());

test('the example has every key, in use or in a comment', () => {
  const names = new Set(properties.map(([path]) => path.split('.').at(-1) ?? ''));
  expect(names.size).toBeGreaterThan(30);
  expect([...names].filter((name) => !new RegExp(`(^|[ #{-])${name}:`, 'm').test(text))).toEqual([]);
});

test('the values in the example are the defaults', () => {
  const { contacts, approvals } = parse(text) as Record<string, Record<string, unknown>>;
  const { default: wanted, overrides, emailDomains } = contacts ?? {};
  const needed = policyOf({
    contacts: { default: wanted, overrides, emailDomains },
    approvals: { approvers: approvals?.['approvers'] },
  });
  expect(parsePolicy(text)).toMatchObject({ ok: true, policy: needed });
});

test('what stands in its comments is a policy, too', () => {
  const uncommented = text
    .replaceAll(/^( *)# (applyTo:|  - |- |  \w+: )/gm, '$1$2')
    .replace('exclusions: []', 'exclusions:');
  expect(parsePolicy(uncommented)).toMatchObject({
    ok: true,
    policy: { run: { applyTo: [{}, {}, {}] }, exclusions: [{ until: '2027-03-31' }] },
  });
});

test('every property has a description for editors', () => {
  expect(properties.filter(([, { description }]) => description === undefined).map(([path]) => path)).toEqual([]);
});

test.each(['rootward.example.yaml', 'simulation/demo/rootward.yaml'])('%s names its schema for editors', (file) => {
  const [line = ''] = readFileSync(join(root, file), 'utf8').split('\n');
  const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
  expect(join(root, file, '..', schema)).toBe(join(root, 'docs/rootward.schema.json'));
});
