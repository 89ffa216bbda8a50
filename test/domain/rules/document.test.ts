import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../lib/domain/rules';
import { rulesDocument } from '../../../lib/domain/rules/document';

describe('docs/rules.md', () => {
  // To bring it up to date: npx tsx -e "console.log(require('./lib/domain/rules/document').rulesDocument(require('./lib/domain/rules').rules).trimEnd())" > docs/rules.md
  it('says what the rules say', () => {
    expect(readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8')).toBe(rulesDocument(rules));
  });
});
