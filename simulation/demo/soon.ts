/** How long an answer may take before a person wonders, in real milliseconds. */
const patience = 4000;

/** Waits until the work is done, at most `patience`. The page then shows that the work goes on. */
export async function soon(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
