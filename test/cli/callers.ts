import { join } from 'node:path';
import {
  emulate,
  loadOrganization,
  RealClock,
  type Emulator,
  type IdentityFile,
  type OrganizationFile,
} from '@rootward/local-cloud';
import { folderWith, rootward, type Said } from './support';

/** Somebody with credentials: the name of their role is that of their profile. */
export interface CallerOf extends Pick<IdentityFile, 'account' | 'expiresAt'> {
  readonly name: string;
  /** Identity-based policies. Without them it is an administrator of its account. */
  readonly policies?: readonly object[];
}

export interface Served {
  readonly url: string;
  /** Runs `rootward` with the profile of a caller. */
  rootwardAs(name: string, ...words: readonly string[]): Promise<Said>;
  /** Actions that a caller was denied by its own policies, each once. */
  deniedTo(name: string): readonly string[];
  /** Operations that a caller called, like `iam:GetUser`, each once. */
  calledBy(name: string): readonly string[];
  close(): Promise<void>;
}

const variables = ['AWS_ENDPOINT_URL', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;
const keyOf = (index: number): string =>
  `AKIA${'A'.repeat(13)}${String(index)
    .replace(/\d/g, (digit) => 'BCDEFGHIJK'[Number(digit)] ?? '')
    .padStart(3, 'A')}`;

/** Serves an organization to callers, each with a profile of its name in the configuration of this process. */
export async function serveTo(file: OrganizationFile, callers: readonly CallerOf[]): Promise<Served> {
  const loaded = loadOrganization(JSON.stringify(file), 'organization.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const identities = callers.map(({ name, account, expiresAt, policies }, index) => ({
    accessKeyId: keyOf(index),
    account,
    role: name,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(policies && { policies: policies as Record<string, unknown>[] }),
  }));
  const aws = await emulate({
    organization: loaded.organization,
    clock: new RealClock(),
    port: 0,
    unlimited: true,
    identities,
  });
  const folder = folderWith({
    config: callers.map(({ name }) => `[profile ${name}]\nregion = us-east-1\n`).join(''),
    credentials: identities
      .map(({ role, accessKeyId }) => `[${role}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = any\n`)
      .join(''),
  });
  const before = variables.map((name) => [name, process.env[name]] as const);
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_CONFIG_FILE'] = join(folder, 'config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(folder, 'credentials');
  return {
    url: aws.url,
    rootwardAs: (name, ...words) => rootward(...words, '--profile', name),
    deniedTo: (name) => deniedTo(aws, name),
    calledBy: (name) => [
      ...new Set(
        aws.calls
          .filter(({ principal }) => principal.includes(`/${name}/`))
          .map(({ service, operation }) => `${service}:${operation}`),
      ),
    ],
    close: async () => {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      if (aws.defects.length > 0) throw new Error(aws.defects.map(String).join('\n'));
      await aws.close();
    },
  };
}

const deniedTo = ({ denials }: Emulator, name: string): readonly string[] => [
  ...new Set(denials.filter(({ principal }) => principal.endsWith(`:role/${name}`)).map(({ action }) => action)),
];
