import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOrganization } from '../generate-organization';

/** A generated organization on disk, and a folder for what is read of it. */
export interface Place {
  readonly organizationFile: string;
  readonly folder: string;
  readonly accounts: number;
}

/** Calls `work` with a place that is removed afterwards. */
export async function inPlace<T>(accounts: number, work: (place: Place) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'rootward-look-'));
  try {
    const organizationFile = join(home, 'organization.json');
    const now = new Date().toISOString();
    writeFileSync(organizationFile, JSON.stringify(generateOrganization({ accounts, seed: 1, now }).organization));
    return await work({ organizationFile, folder: join(home, 'out'), accounts });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
