/** Does `work` for 0 up to `count`, in order of start, at most `width` at a time. Starts nothing more once `stopped`. */
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
