import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policyJsonSchema } from '../../../lib/domain/policy/json-schema';

const root = join(__dirname, '../../..');
const validate = addFormats(new Ajv({ allErrors: true })).compile(policyJsonSchema());
const harbor = (): Record<string, unknown> =>
  parse(readFileSync(join(root, 'test/organizations/harbor.rootward.yaml'), 'utf8'));

// To update the file:
// npx tsx -p "JSON.stringify(require('./lib/domain/policy/json-schema').policyJsonSchema(), null, 2)" > docs/rootward.schema.json
test('docs/rootward.schema.json is up to date', () => {
  const published: unknown = JSON.parse(readFileSync(join(root, 'docs/rootward.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
});

test.each(['harbor', 'meadow'])('accepts the policy of %s', (name) => {
  validate(parse(readFileSync(join(root, `test/organizations/${name}.rootward.yaml`), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
});

test.each<[string, object]>([
  ['an unknown key', { quarantine: {} }],
  ['a match of two keys', { run: { applyTo: { account: '300000000003', unit: 'r-corp' } } }],
  ['an exclusion of no account', { exclusions: [{ reason: 'sold', until: '2027-03-31' }] }],
  ['no approver', { approvals: { approvers: [] } }],
  ['no contacts', { contacts: undefined }],
])('refuses %s', (_, change) => {
  expect(validate(JSON.parse(JSON.stringify({ ...harbor(), ...change })))).toBe(false);
});
