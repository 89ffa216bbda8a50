/** Waits on the ambient timers, which the local runtime replaces by simulated ones. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
