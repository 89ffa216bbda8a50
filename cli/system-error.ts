import { errorCode } from './error-code';

const words: Readonly<Record<string, string>> = {
  EACCES: 'this user may not do that',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the other side went away',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something else has that name',
  EFBIG: 'the file would be too large',
  EIO: 'the disk failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it is not there, or cannot be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EPERM: 'this user may not do that',
  EROFS: 'it can only be read',
};

/**
 * Why the system refused something, in words: a full disk, a missing permission, a lost connection. Undefined for any
 * other error.
 */
export function systemReason(error: unknown): string | undefined {
  const code = errorCode(error);
  const isSystems = typeof error === 'object' && error !== null && 'syscall' in error;
  return code === undefined || !isSystems ? undefined : (words[code] ?? code);
}

/** What the system refused, and why: `mkdir /x: the disk is full`. Undefined for any other error. */
export function systemSentence(error: unknown): string | undefined {
  const reason = systemReason(error);
  if (reason === undefined) return undefined;
  const { syscall, path, address, port } = error as Readonly<Record<string, string | number | undefined>>;
  const what = [syscall, path ?? [address, port].filter((part) => part !== undefined).join(':')];
  return `${what
    .filter((part) => part !== undefined && part !== '')
    .map(String)
    .join(' ')}: ${reason}`;
}
