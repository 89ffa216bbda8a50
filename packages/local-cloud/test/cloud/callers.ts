import { STSClient, AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import type { Emulator } from '../../src';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An access key id of one letter. */
export const keyOf = (letter: string): string => `AKIA${letter.repeat(16)}`;

/** A policy document that allows some actions, on some resources. */
export const allow = (
  actions: readonly string[],
  resource: string | readonly string[] = '*',
): Record<string, unknown> => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
});

/** Settings of a client with keys, or with an access key id that needs no token. Its clock is that of the cloud. */
export const as = ({ url }: Pick<Emulator, 'url'>, keys: string | Keys, region = 'us-east-1') => ({
  endpoint: url,
  region,
  forcePathStyle: true,
  maxAttempts: 1,
  credentials: typeof keys === 'string' ? { accessKeyId: keys, secretAccessKey: 'x' } : keys,
});

/** Name and message of the error of a call; `done` without one. */
export const failure = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'done',
    (error: unknown) => error instanceof Error && { name: error.name, message: error.message },
  );

/** Assumes a role, and gives the keys of the session. */
export async function assume(
  aws: Pick<Emulator, 'url'>,
  keys: string | Keys,
  input: Omit<AssumeRoleCommandInput, 'RoleSessionName'>,
): Promise<Keys> {
  const { Credentials } = await new STSClient(as(aws, keys)).send(
    new AssumeRoleCommand({ RoleSessionName: 'bob', ...input }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}
