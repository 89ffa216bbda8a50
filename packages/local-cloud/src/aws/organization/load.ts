import type { OrganizationFile } from '../organization-file';
import { checkAccounts } from './checks/accounts';
import type { AccountEntry, Check, CheckContext, Entry } from './checks/context';
import { checkEnvironment } from './checks/environment';
import { checkIdentities } from './checks/identities';
import { checkKeys } from './checks/keys';
import { checkLater } from './checks/later';
import { checkOrganization } from './checks/organization';
import { checkPolicies } from './checks/policies';
import { checkUnits } from './checks/units';
import { defaultRootId } from './defaults';
import { secondsOf } from './duration';
import { placeOfMistake } from './json-place';
import type { FoundMistake, Mistake } from './mistake';
import { schemaMistakes } from './schema-mistakes';
import { SimulatedOrganization } from './simulated-organization';

export type LoadedOrganization =
  | { readonly ok: true; readonly organization: SimulatedOrganization }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

const checks: readonly Check[] = [
  checkOrganization,
  checkEnvironment,
  checkUnits,
  checkPolicies,
  checkAccounts,
  checkKeys,
  checkIdentities,
  checkLater,
];

/** Reads an organization file. Returns all mistakes at once, each with its path in the file. */
export function loadOrganization(text: string, fileName: string): LoadedOrganization {
  const parsed = parse(text);
  if (!parsed.ok) return { ok: false, mistakes: [{ file: fileName, ...parsed.mistake }] };
  const { mistakes, broken } = schemaMistakes(parsed.file);
  const all = [...mistakes, ...checks.flatMap((check) => check(contextOf(parsed.file, broken)))];
  return all.length > 0
    ? { ok: false, mistakes: all.map((mistake) => ({ file: fileName, ...withAccount(parsed.file, mistake) })) }
    : { ok: true, organization: new SimulatedOrganization(parsed.file as OrganizationFile) };
}

function parse(text: string): { ok: true; file: unknown } | { ok: false; mistake: FoundMistake } {
  try {
    return { ok: true, file: JSON.parse(text) as unknown };
  } catch (error: unknown) {
    const message = `expected JSON, got something else${placeOfMistake(text, error)}`;
    return { ok: false, mistake: { path: '', message } };
  }
}

/** Adds the account's id, because a list index says little to a person. */
function withAccount(file: unknown, { path, message }: FoundMistake): FoundMistake {
  const [, list = '', index = '', kind] =
    /^(accounts|later)\[(\d+)\](?:\.(createAccount|patchAccount|removeAccount))?\./.exec(path) ?? [];
  const entry = objectOf(listOf(objectOf(file)[list])[Number(index)]);
  const id = objectOf(kind === undefined ? entry : entry[kind])['id'];
  return { path, message: typeof id === 'string' ? `${message} (account ${id})` : message };
}

/** The parts of a file that match the schema. Entries with mistakes are left out, but their ids still count. */
function contextOf(file: unknown, broken: ReadonlySet<string>): CheckContext {
  const raw = objectOf(file);
  const sound = <T>(name: string): Entry<T>[] =>
    listOf(raw[name]).flatMap((item, index) => {
      const path = `${name}[${index}]`;
      return broken.has(path) || broken.has(name) ? [] : [{ path, item: item as T }];
    });
  const later = sound<CheckContext['later'][number]['item']>('later');
  const created = listOf(raw['later']).map((item) => objectOf(item)['createAccount']);
  const accounts: AccountEntry[] = [
    ...sound<AccountEntry['item']>('accounts').map((entry) => ({ ...entry, since: 0 })),
    ...later.flatMap(({ path, item }) =>
      item.createAccount
        ? [{ path: `${path}.createAccount`, item: item.createAccount, since: secondsOf(item.after) }]
        : [],
    ),
  ];
  const organizationIsSound = ![...broken].some((path) => path === '' || path.startsWith('organization'));
  const rootId = objectOf(raw['organization'])['rootId'];
  return {
    organization: organizationIsSound ? (raw as unknown as OrganizationFile).organization : undefined,
    environment: [...broken].some((path) => path.startsWith('environment'))
      ? undefined
      : (raw['environment'] as OrganizationFile['environment']),
    units: sound('units'),
    policies: sound('policies'),
    accounts,
    later,
    identities: sound('identities'),
    rootId: typeof rootId === 'string' ? rootId : defaultRootId,
    unitIds: idsOf(listOf(raw['units'])),
    accountIds: idsOf([...listOf(raw['accounts']), ...created]),
  };
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const idsOf = (items: readonly unknown[]): ReadonlySet<string> =>
  new Set(items.flatMap((item) => objectOf(item)['id'] ?? []).filter((id) => typeof id === 'string'));
