/**
 * Resolves when a person (Ctrl+C) or the system asks the process to stop. Under `npm run`, a shell stands between npm and
 * this process, which passes nothing on: there the end of the shell counts too.
 */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(), 500).unref();
  });
