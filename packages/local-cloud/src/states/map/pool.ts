/**
 * Calls `work` for each index below `count`, in order, at most `width` at a time. Starts no more once `stopped` is
 * true.
 */
export const inPool = async (
  count: number,
  width: number,
  work: (index: number) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count && !stopped()) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
};
