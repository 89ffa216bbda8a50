import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrganization } from '@rootward/local-cloud';

const root = join(__dirname, '..', '..');

test.each([
  'test/organizations/harbor.json',
  'test/organizations/meadow-120.json',
  'simulation/demo/organization.json',
])('%s is loaded and written back as it was', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const loaded = loadOrganization(text, 'org.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const written = loaded.organization.toFile(loaded.organization.startsAt ?? 0);
  // Compares texts, so that the order of keys counts.
  expect(JSON.stringify(written)).toBe(JSON.stringify(JSON.parse(text)));
});
