/** The code of a Node error, e.g. `ENOENT`. Checks the shape: the error may come from another JavaScript realm. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
