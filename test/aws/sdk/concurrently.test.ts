import { concurrently } from '../../../lib/aws/sdk/concurrently';

test('results come in the order of the items, and no more than the limit are under way', async () => {
  let open = 0;
  let most = 0;
  const results = await concurrently([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++open);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    open--;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test('one failure fails the whole', async () => {
  const work = (item: number): Promise<number> =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
  await expect(concurrently([1, 2, 3], 2, work)).rejects.toThrow('two');
});
