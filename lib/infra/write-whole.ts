import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that several processes may write at once: a reader sees the old one or the new one, never half of it. */
export function writeWhole(path: string, contents: Uint8Array | string): void {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(contents))) return;
  mkdirSync(dirname(path), { recursive: true });
  // Beside the folder, not in it: everything in the folder of a bundle is part of the asset.
  const draft = `${dirname(path)}.${process.pid}.tmp`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
