import { errorName } from './throttling';

/** Why the caller's own calls cannot go on, whatever they ask for. `no-identity`: nobody says whose the credentials are. */
export type CallerTrouble = 'expired' | 'refused' | 'no-credentials' | 'no-network' | 'no-identity';

const expired: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const refused: ReadonlySet<string> = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'AuthFailure',
]);
const none: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError', 'ProviderError']);
const unreachable: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * The trouble that an error of one call stands for; undefined for an answer that concerns only that call.
 * Source: AWS general reference, "Common errors"; SDK for JavaScript, errors of credential providers; Node.js, system
 * errors.
 */
export function callerTroubleOf(error: unknown): CallerTrouble | undefined {
  const name = errorName(error);
  if (expired.has(name) || /\b(?:session|token)\b.*\bexpired\b/i.test(none.has(name) ? messageOf(error) : ''))
    return 'expired';
  if (refused.has(name)) return 'refused';
  if (none.has(name)) return 'no-credentials';
  return name === 'TimeoutError' || systemCodeOf(error) !== undefined ? 'no-network' : undefined;
}

/** The system's code for a connection that failed, like `ECONNRESET`; undefined for an answer of AWS. */
export function systemCodeOf(error: unknown): string | undefined {
  const code = textIn(error, 'code');
  return unreachable.has(code) ? code : undefined;
}

const textIn = (error: unknown, key: 'code' | 'message'): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
};
const messageOf = (error: unknown): string => textIn(error, 'message');
