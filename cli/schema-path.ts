import { join, relative, resolve } from 'node:path';

const schemaFile = join(__dirname, '..', 'docs', 'rootward.schema.json');

/** The path of the policy's schema from a folder, for editors; undefined when it does not lie below the folder. */
export function schemaPathFrom(folder: string): string | undefined {
  const path = relative(resolve(folder), schemaFile);
  return path.startsWith('..') ? undefined : path;
}
