import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsDocument } from '../../../lib/domain/permissions/document';
import { everything } from './everything';

describe('docs/permissions.md', () => {
  // To bring it up to date: npx tsx -e "console.log(require('./lib/domain/permissions/document').permissionsDocument(require('./test/domain/permissions/everything').everything).trimEnd())" > docs/permissions.md
  it('says what rootward permissions prints', () => {
    expect(readFileSync(join(__dirname, '../../../docs/permissions.md'), 'utf8')).toBe(permissionsDocument(everything));
  });
});
