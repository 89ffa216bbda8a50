import { STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig, parseKnownFiles } from '@smithy/core/config';
import { unknownProfile } from './caller-error';
import type { CallerPlace } from './clients';
import { callerEnvironment } from './environment';

/** What a person says about their own credentials. */
export interface CallerSettings {
  /** Of the shared configuration and credentials files. @default AWS_PROFILE, else `default` */
  readonly profile?: string | undefined;
  /** @default AWS_REGION, the profile's, AWS_DEFAULT_REGION, us-east-1 */
  readonly region?: string | undefined;
  /** Asks for the code of the MFA device that a profile names. Absent: such a profile is refused. */
  readonly mfaCode?: ((serial: string) => Promise<string>) | undefined;
}

export interface ResolvedPlace extends CallerPlace {
  readonly region: string;
}

/**
 * The Region and the credentials as the SDK's own chain finds them: environment, IAM Identity Center, shared files,
 * processes, container, instance. Credentials are fetched at first use, and once for all clients.
 * Source: AWS SDKs and tools reference guide, "Standardized credential providers".
 * @throws CallerError when no file has the profile
 */
export async function resolvePlace({ profile, region, mfaCode }: CallerSettings): Promise<ResolvedPlace> {
  await checkProfile(profile ?? callerEnvironment().profile);
  const found = region ?? (await regionOf(profile)) ?? callerEnvironment().region ?? 'us-east-1';
  const credentials = fromNodeProviderChain({
    ...(profile !== undefined && { profile }),
    ...(mfaCode && { mfaCodeProvider: mfaCode }),
    // A profile that a person names comes before keys in the environment; the SDK warns of it as if AWS_PROFILE were set.
    ...(profile !== undefined && { logger: silent }),
    clientConfig: { region: found },
  });
  const endpoint = await endpointOf(profile);
  return {
    region: found,
    credentials,
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The SDK goes on to other places without a word when no file has the profile, and then says that there is nothing at all. */
async function checkProfile(profile: string | undefined): Promise<void> {
  // That one may be missing: it is what is used when nothing is named.
  if (profile === undefined || profile === 'default') return;
  const known = Object.keys(await parseKnownFiles({})).filter((name) => !/^(?:sso-session|services)\./.test(name));
  if (!known.includes(profile)) throw unknownProfile(profile, known);
}

/**
 * The endpoint that a profile names. The SDK itself looks only into that of AWS_PROFILE, and would ask AWS itself for a
 * profile that a person has for something else. Variables of the environment win, which the SDK reads.
 * Source: AWS SDKs and tools reference guide, "Service-specific endpoints".
 */
async function endpointOf(profile: string | undefined): Promise<string | undefined> {
  if (profile === undefined || callerEnvironment().namesEndpoint) return undefined;
  const inProfile = { environmentVariableSelector: () => undefined, default: undefined };
  const find = loadConfig<string | undefined>(
    { ...inProfile, configFileSelector: ({ endpoint_url: url }) => url },
    { profile },
  );
  return find();
}

/** Undefined where the SDK finds none. */
async function regionOf(profile: string | undefined): Promise<string | undefined> {
  try {
    return await new STSClient({ ...(profile !== undefined && { profile }) }).config.region();
  } catch {
    return undefined;
  }
}
