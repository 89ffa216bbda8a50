/** Waits with the global setTimeout, which the local runtime replaces by simulated time. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
