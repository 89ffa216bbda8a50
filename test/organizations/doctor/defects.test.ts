import { loadOrganization } from '@rootward/local-cloud';
import { defects, organizationWith } from './defects';

test('the healthy organization, and each with a defect, is a valid file, and no two are alike', () => {
  const files = [undefined, ...defects].map((defect) => JSON.stringify(organizationWith(defect)));
  const mistakes = files.flatMap((text, index) => {
    const loaded = loadOrganization(text, defects[index - 1] ?? 'healthy');
    return loaded.ok ? [] : loaded.mistakes;
  });
  expect(mistakes).toEqual([]);
  expect(new Set(files).size).toBe(defects.length + 1);
});
