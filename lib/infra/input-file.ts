import { closeSync, openSync, readSync } from 'node:fs';

export type InputFile =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };

/** Reads a file that a person named, or says in words why that is not possible. Every such file is read here. */
export function readInputFile(file: string): InputFile {
  try {
    return { ok: true, bytes: readWhole(file) };
  } catch (error: unknown) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    return { ok: false, reason: reasons[code] ?? code };
  }
}

/** An organization of 10,000 accounts has a tenth of it. A device may never end. */
const mostBytes = 256 * 1024 * 1024;
const tooLarge = 'ERR_FS_FILE_TOO_LARGE';

function readWhole(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const parts: Uint8Array[] = [];
    for (let size = 0; size <= mostBytes;) {
      const part = Buffer.alloc(1024 * 1024);
      const length = readSync(handle, part);
      if (length === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, length));
      size += length;
    }
  } finally {
    closeSync(handle);
  }
  throw Object.assign(new Error('The file is too large.'), { code: tooLarge });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'there is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  [tooLarge]: 'it is larger than 256 MB',
};
