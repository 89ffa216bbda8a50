import { existsSync } from 'node:fs';

/** Path of a Chromium that is installed here: CHROMIUM_PATH, or where distributions put it. Says on stderr when there is none. */
export function findChromium(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined)
    process.stderr.write(
      'Skipped: the browser tests need Chromium in CHROMIUM_PATH, /usr/bin/chromium or /usr/bin/google-chrome.\n',
    );
  return found;
}
