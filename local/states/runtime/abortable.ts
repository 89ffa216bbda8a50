/** Gives what `work` gives, unless the signal is aborted first: then rejects with its reason, and `work` is left alone. */
export const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const done = (): void => signal.removeEventListener('abort', abort);
    work.then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        done();
        reject(error as Error);
      },
    );
  });

/** Runs `work` with a signal of its own, which also follows `parent`. When `work` fails, what it left running is aborted. */
export const within = async <T>(parent: AbortSignal, work: (own: AbortController) => Promise<T>): Promise<T> => {
  const own = new AbortController();
  const follow = (): void => own.abort(parent.reason);
  if (parent.aborted) follow();
  parent.addEventListener('abort', follow, { once: true });
  try {
    return await work(own);
  } catch (error: unknown) {
    own.abort(error);
    throw error;
  } finally {
    parent.removeEventListener('abort', follow);
  }
};
