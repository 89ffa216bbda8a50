import { readFileSync } from 'node:fs';

export type InputFile =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };

/** Reads a file that a person named, or says in words why that is not possible. Every such file is read here. */
export function readInputFile(file: string): InputFile {
  try {
    return { ok: true, bytes: readFileSync(file) };
  } catch (error: unknown) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    return { ok: false, reason: reasons[code] ?? code };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'there is none',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};
