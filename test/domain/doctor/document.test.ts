import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctorDocument } from '../../../lib/domain/doctor/document';
import { topics } from '../../../lib/domain/doctor/examine';

describe('docs/doctor.md', () => {
  // To bring it up to date: npx tsx -e "console.log(require('./lib/domain/doctor/document').doctorDocument(require('./lib/domain/doctor/examine').topics).trimEnd())" > docs/doctor.md
  it('says what doctor looks at', () => {
    expect(readFileSync(join(__dirname, '../../../docs/doctor.md'), 'utf8')).toBe(doctorDocument(topics));
  });

  it('has every check once', () => {
    const ids = topics.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
