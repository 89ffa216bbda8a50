import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Path of an installed Chromium: CHROMIUM_PATH, or a usual place. When there is none, writes that to stderr. */
function findChromium(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined)
    process.stderr.write(
      'Skipped: the browser tests need Chromium in CHROMIUM_PATH, /usr/bin/chromium or /usr/bin/google-chrome.\n',
    );
  return found;
}

const executablePath = findChromium();

/** `describe` where there is a Chromium. Elsewhere its tests are skipped, which the output says. */
export const describeWithBrowser = executablePath === undefined ? describe.skip : describe;

/** A new Chromium. Whoever launches it closes it. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, timeout: 0 });
