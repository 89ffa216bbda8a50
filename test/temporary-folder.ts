import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder, which the teardown of the run takes away. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'of-tests-'));
