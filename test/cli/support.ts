import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { main } from '../../cli/main';
import type { Terminal } from '../../cli/terminal';
import { temporaryFolder } from '../temporary-folder';

export interface Said {
  readonly code: number;
  /** Lines on standard output. */
  readonly out: readonly string[];
  /** Lines on standard error. */
  readonly err: readonly string[];
}

/** A terminal that stores its output by line. */
export function collectingTerminal(colors = false): { terminal: Terminal; out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]) => (text: string) => void lines.push(...text.split('\n'));
  return { terminal: { out: into(out), err: into(err), colors: pc.createColors(colors) }, out, err };
}

/** Runs `rootward` with some arguments in this process. */
export async function rootward(...words: readonly string[]): Promise<Said> {
  const { terminal, out, err } = collectingTerminal();
  const code = await main(['node', 'rootward', ...words], terminal);
  return { code, out, err };
}

/** A new folder with some files, gone when the tests of the file are done. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Paths of all files below a folder, sorted. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

const contact = (name: string): Record<string, string> => ({
  name,
  title: 'Team',
  email: `${name.toLowerCase()}@creek.example`,
  phone: '+1 555 010 0100',
});
const contacts = { SECURITY: contact('Security'), BILLING: contact('Billing'), OPERATIONS: contact('Operations') };

/** Three accounts: one is fine, one has another security contact, one has a root access key. */
export const creek = {
  now: '2026-11-02T06:00:00Z',
  organization: { id: 'o-creekcreek', managementAccountId: '100000000001' },
  accounts: [
    { id: '100000000001', name: 'management', email: 'aws+1@creek.example', contacts, root: {} },
    {
      id: '200000000002',
      name: 'founders',
      email: 'aws+2@creek.example',
      contacts: { ...contacts, SECURITY: contact('Founder') },
      root: {},
    },
    {
      id: '300000000003',
      name: 'labs',
      email: 'aws+3@creek.example',
      contacts,
      root: { accessKeys: [{ id: 'AKIACREEKCREEKCREEK2', status: 'Active', createdAt: '2020-05-05T09:00:00Z' }] },
    },
  ],
};

/** The policy for creek, as JSON, which is also YAML. */
export const creekPolicy = {
  run: { mode: 'apply' },
  contacts: { mode: 'enforce', default: contacts },
  approvals: { approvers: [{ name: 'Lead', email: 'lead@creek.example' }] },
};

/** A folder with `org.json` and `rootward.yaml`. */
export const creekFolder = (
  organization: Readonly<Record<string, unknown>> = creek,
  policy: Readonly<Record<string, unknown>> = creekPolicy,
): string => folderWith({ 'org.json': JSON.stringify(organization), 'rootward.yaml': JSON.stringify(policy) });

/** The arguments to simulate such a folder. */
export const simulateIn = (folder: string, ...more: readonly string[]): readonly string[] => [
  'simulate',
  join(folder, 'org.json'),
  '--policy',
  join(folder, 'rootward.yaml'),
  '--out',
  join(folder, 'out'),
  ...more,
];

const organizations = join(__dirname, '..', 'organizations');
export const harborPolicy = join(organizations, 'harbor.rootward.yaml');

/** Simulates the larger organization of the tests, which has every kind of finding. */
export const simulateHarbor = (out: string, ...more: readonly string[]): Promise<Said> =>
  rootward('simulate', join(organizations, 'harbor.json'), '--policy', harborPolicy, '--out', out, ...more);
