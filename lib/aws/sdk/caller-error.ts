import type { CallerTrouble } from './caller-trouble';
import { outcomeWords } from './call-outcome';
import { callerEnvironment } from './environment';
import { errorName } from './throttling';

/** The caller's credentials, or the way to AWS, do not serve. The message says what to do, without secrets. */
export class CallerError extends Error {
  override readonly name = 'CallerError';

  constructor(
    readonly trouble: CallerTrouble,
    message: string,
  ) {
    super(message);
  }
}

interface Named {
  readonly profile?: string | undefined;
}

/** The error for a trouble of the caller. @param error what the SDK raised */
export const callerError = (trouble: CallerTrouble, error: unknown, settings: Named = {}): CallerError =>
  new CallerError(trouble, wordsOf(trouble, error, settings));

/** The error for a profile that no file has. @param known the profiles that there are */
export const unknownProfile = (profile: string, known: readonly string[]): CallerError =>
  new CallerError(
    'no-credentials',
    known.length === 0
      ? `There is no profile ${profile} in the AWS configuration, and no other. Make it (aws configure sso --profile ${profile}), or leave it out to use the credentials of the environment.`
      : `There is no profile ${profile} in the AWS configuration: there are ${known.slice(0, most).join(', ')}${known.length > most ? ` and ${known.length - most} more` : ''}. Name one of them with --profile, or make it (aws configure sso --profile ${profile}).`,
  );

/** So many profiles are named. */
const most = 10;

function wordsOf(trouble: CallerTrouble, error: unknown, { profile = callerEnvironment().profile }: Named): string {
  const whose = profile === undefined ? 'The AWS credentials' : `The AWS credentials of profile ${profile}`;
  const signIn =
    profile === undefined ? 'aws sso login, or aws login' : `aws sso login --profile ${profile}, or aws login`;
  const words: Readonly<Record<CallerTrouble, string>> = {
    expired: `${whose} have expired. Sign in again (${signIn}), then run the same command.`,
    refused: `${whose} are not valid: AWS answered ${errorName(error)}. Sign in again (${signIn}), name another profile with --profile, or another Region with --region: where one is not enabled, no credentials are valid.`,
    'no-credentials': `There are no AWS credentials to use${profile === undefined ? '' : ` in profile ${profile}`}${reasonOf(error)}. Sign in (${signIn}), or name a profile with --profile.`,
    'no-identity': `AWS did not say whose the credentials are: sts:GetCallerIdentity ${outcomeWords(error)}. Look at AWS_ENDPOINT_URL and at proxies on the way, then run the same command.`,
    'no-network': `AWS could not be reached${placeOf(error)}. Look at the network, a proxy or AWS_ENDPOINT_URL, then run the same command.`,
  };
  return words[trouble];
}

const textOf = (error: unknown, key: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
};

/** The SDK's own words about a profile, on one line: they name files and settings, no secret. */
function reasonOf(error: unknown): string {
  const [line = ''] = textOf(error, 'message').split('\n');
  return line === '' ? '' : `: ${line.replace(/[.\s]+$/, '')}`;
}

const placeOf = (error: unknown): string => {
  const host = textOf(error, 'hostname') || textOf(error, 'address');
  const code = textOf(error, 'code') || errorName(error);
  return host === '' ? ` (${code})` : ` (${code} at ${host})`;
};
