import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a simulation or a look at an organization writes into its folder: files, and folders with the files that they may hold. */
const own: ReadonlyMap<string, RegExp | undefined> = new Map([
  ['report.json', undefined],
  ['report.html', undefined],
  ['report.csv', undefined],
  ['contact-changes.json', undefined],
  ['contact-changes.html', undefined],
  ['cases.json', undefined],
  ['organization.json', undefined],
  ['table.json', undefined],
  ['executions.json', undefined],
  ['calls.jsonl', undefined],
  ['look.json', undefined],
  ['reading.jsonl', undefined],
  ['runs', /^\d+\/(?:report\.(?:json|html|csv)|contact-changes\.(?:json|html))$/],
  ['mails', /^\d{4,}-[^/]+\.eml$/],
  ['ledger', /^[^/]+\/\d{12}\.json$/],
]);
/** Every simulation writes the first two, every look the last two, and nobody else does. */
const proofs = [
  ['calls.jsonl', 'executions.json'],
  ['calls.jsonl', 'look.json'],
] as const;

/** True for a name at the top of the folder that is ours. */
export const isOwnName = (name: string): boolean => own.has(name);

function isOwnFile(path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  return rest.length === 0 ? own.has(top) && own.get(top) === undefined : own.get(top)?.test(rest.join('/')) === true;
}

/** Folders in which results wait for being complete, or to be taken away. A killed process leaves one behind. */
export const drafts = { prefix: '.rootward-', is: (name: string): boolean => /^\.rootward-(new|old)-\w+$/.test(name) };

/** What file managers put into every folder. It is nobody's, and stays. */
const isNobodys = (name: string): boolean => ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name);

/**
 * What a folder holds that Rootward did not write, sorted, as paths in it; a folder ends with a slash. Something with a name
 * of ours counts as somebody else's too, such as an organization.json by hand, while nothing shows that Rootward wrote
 * into the folder.
 */
export function strangersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const top = namesIn(folder).filter((name) => !drafts.is(name.replace('/', '')));
  const isResult = proofs.some((proof) => proof.every((name) => top.includes(name)));
  return top.flatMap((name) => {
    const inside = name.endsWith('/') && own.get(name.slice(0, -1));
    if (!isResult || (!inside && !isOwnFile(name))) return [name];
    return inside
      ? filesBelow(join(folder, name))
          .map((path) => name + path)
          .filter((path) => !isOwnFile(path))
      : [];
  });
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isNobodys(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .toSorted();

const filesBelow = (folder: string): readonly string[] =>
  namesIn(folder).flatMap((name) =>
    name.endsWith('/') ? filesBelow(join(folder, name)).map((path) => name + path) : [name],
  );
