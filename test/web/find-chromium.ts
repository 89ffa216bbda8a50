import { existsSync } from 'node:fs';

/** Path of an installed Chromium: CHROMIUM_PATH, or a usual place. When there is none, writes that to stderr. */
export function findChromium(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined)
    process.stderr.write(
      'Skipped: the browser tests need Chromium in CHROMIUM_PATH, /usr/bin/chromium or /usr/bin/google-chrome.\n',
    );
  return found;
}
