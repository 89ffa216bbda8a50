import { stringify } from 'yaml';
import type { AccountFile, OrganizationFile } from '@rootward/local-cloud';
import { generateAccount, wanted } from './generate-account';
import { Random } from './random';

export interface GenerateOptions {
  /** Number of accounts, including the management account. */
  readonly accounts: number;
  /** The same seed gives the same organization. */
  readonly seed: number;
  /** @default 2026-11-02T06:00:00Z */
  readonly now?: string;
}

export interface GeneratedOrganization {
  readonly organization: OrganizationFile;
  /** A `rootward.yaml` that most accounts of the organization fulfil. */
  readonly policy: string;
}

const unitTree = [
  ['Security'],
  ['Infrastructure'],
  ['Workloads'],
  ['Prod', 'Workloads'],
  ['Staging', 'Workloads'],
  ['Dev', 'Workloads'],
  ['Sandbox'],
] as const;

/**
 * Makes a realistic organization. About 4 % of the accounts need contacts written (two each, on average), 1 % have a
 * root access key, 2 % a root password without MFA, 0.5 % are suspended, and the rest is clean. The counts are exact
 * shares, rounded; the seed decides which accounts they fall on.
 */
export function generateOrganization({ accounts, seed, now }: GenerateOptions): GeneratedOrganization {
  const random = new Random(seed);
  const rootId = `r-${random.text(4)}`;
  const idOf = new Map<string, string>();
  const units = unitTree.map(([name, above]) => {
    const id = `ou-${rootId.slice(2)}-${random.text(8)}`;
    idOf.set(name, id);
    return { id, name, parent: idOf.get(above ?? '') ?? rootId };
  });
  const ids = new Set<string>();
  while (ids.size < accounts) ids.add(random.digits(12));
  const [managementAccountId = '', ...members] = ids;
  const management: AccountFile = {
    id: managementAccountId,
    name: 'management',
    email: 'aws+0@acres.example',
    joinedAt: '2018-02-01T09:00:00Z',
    contacts: { ...wanted },
    root: {},
  };
  const parents = units.map(({ id }) => id);
  const problems = random.shuffled(problemsOf(members.length));
  return {
    organization: {
      now: now ?? '2026-11-02T06:00:00Z',
      organization: { id: `o-${random.text(10)}`, rootId, managementAccountId },
      units,
      accounts: [
        management,
        ...members.map((id, index) =>
          generateAccount(
            { id, number: index + 1, parent: random.pick(parents), problem: problems[index] ?? 'none' },
            random,
          ),
        ),
      ],
    },
    policy: stringify({
      run: { mode: 'apply', schedule: 'rate(1 day)' },
      contacts: {
        mode: 'enforce',
        default: wanted,
        emailDomains: ['acres.example'],
        maxOverwrites: accounts,
      },
      approvals: { approvers: [{ name: 'Security lead', email: 'security-lead@acres.example' }] },
    }),
  };
}

/** A problem for each account, `none` for most. */
function problemsOf(accounts: number): Parameters<typeof generateAccount>[0]['problem'][] {
  const share = (part: number): number => Math.round(accounts * part);
  const list = [
    ...Array.from({ length: share(0.04) }, () => 'contacts' as const),
    ...Array.from({ length: share(0.01) }, () => 'key' as const),
    ...Array.from({ length: share(0.02) }, () => 'password' as const),
    ...Array.from({ length: share(0.005) }, () => 'suspended' as const),
  ];
  return [...list, ...Array.from({ length: accounts - list.length }, () => 'none' as const)];
}
