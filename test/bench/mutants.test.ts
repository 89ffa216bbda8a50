import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutants } from '../../bench/mutants';

const root = join(__dirname, '..', '..');

test('every guard has a name of its own', () => {
  const names = mutants.map(({ guard }) => guard);
  expect(new Set(names).size).toBe(names.length);
});

test.each(mutants.map((mutant) => [mutant.guard, mutant] as const))(
  'what stands for "%s" is in its source once, so that it can be taken out',
  (_, { edits }) => {
    for (const { file, find, replace } of edits) {
      expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  },
);
