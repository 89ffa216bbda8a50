/** How long a person waits for an answer without wondering, in real milliseconds. */
const patience = 4000;

/** Waits until the work is done, but no longer than a person would: then the page says that it goes on. */
export async function soon(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
