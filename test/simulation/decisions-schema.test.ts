import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionsJsonSchema } from '../../simulation/decisions/json-schema';

const root = join(__dirname, '..', '..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const validate = addFormats(new Ajv({ allErrors: true, strictRequired: false })).compile(decisionsJsonSchema());

// To update the file:
// npx tsx -p "JSON.stringify(require('./simulation/decisions/json-schema').decisionsJsonSchema(), null, 2)" > docs/decisions.schema.json
test('docs/decisions.schema.json is up to date', () => {
  expect(read('docs/decisions.schema.json')).toEqual(JSON.parse(JSON.stringify(decisionsJsonSchema())));
});

test.each(['test/organizations/harbor.decisions.json', 'simulation/demo/decisions.json'])('it accepts %s', (file) => {
  validate(read(file));
  expect(validate.errors ?? []).toEqual([]);
});

const decision = {
  account: '400000000006',
  rule: 'root-access-key',
  decision: 'approve',
  by: 'security-lead@harbor.example',
  after: '2h',
  reason: 'Nobody knows it',
};

test.each([
  ['an unknown key', { when: 'now' }],
  ['a rule without cases', { rule: 'security-contact' }],
  ['an accepted risk without end', { decision: 'accept' }],
  ['an end of anything else', { until: '2027-01-31' }],
  ['a duration in weeks', { after: '2w' }],
])('it refuses %s', (_, change) => {
  expect([validate([decision]), validate([{ ...decision, ...change }])]).toEqual([true, false]);
});
