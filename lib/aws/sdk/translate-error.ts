import { unknown, type Unknown } from '../../domain/fact';
import { sdkAttempts } from '../../workflow/quotas';
import { outcomeWords } from './call-outcome';
import { OutOfTimeError } from './deadline';
import { errorName, isThrottling } from './throttling';

const denials: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);
const notReady: ReadonlySet<string> = new Set([
  'CredentialReportNotReadyException',
  'CredentialReportNotPresentException',
  'CredentialReportExpiredException',
]);

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
    ? error.message
    : '';

/** Errors that the language raises for mistakes in code. */
const faults: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']);

/**
 * True for a fault of our own code. It is no answer of AWS: the SDK attaches the response to errors that it raises
 * while it reads one. Source: smithy-typescript, deserializerMiddleware (`$response`).
 */
const isOwnFault = (error: unknown): boolean =>
  faults.has(errorName(error)) && !(typeof error === 'object' && error !== null && '$response' in error);

/** True when AWS refused the call for lack of permission. */
export const isDenial = (error: unknown): boolean => denials.has(errorName(error));

/** True when AWS answered that the resource does not exist. That is a known fact. */
export const isAbsent = (error: unknown): boolean =>
  ['ResourceNotFoundException', 'NoSuchEntity', 'NoSuchEntityException'].includes(errorName(error));

/** True when the call was certainly not carried out. */
export const isDefinite = (error: unknown): boolean =>
  isThrottling(error) ||
  isDenial(error) ||
  error instanceof OutOfTimeError ||
  ['ValidationException', 'BadRequestException', 'MessageRejected', 'MailFromDomainNotVerifiedException'].includes(
    errorName(error),
  );

/**
 * Says in Rootward's words why a read failed. It does not repeat AWS's message, which may quote the request.
 * `asked` names the call, e.g. `iam:GetAccountSummary as root`.
 * Source: IAM user guide, "Troubleshoot access denied error messages" (the message tells the type of policy, whether it
 * denies or only does not allow, and lately the ARN of one that denies).
 * @throws the error itself when it is a fault of our own code: that must not look like an answer of AWS
 */
export function translateError(error: unknown, asked: string): Unknown {
  if (isOwnFault(error)) throw error;
  if (error instanceof OutOfTimeError)
    return unknown('no-result', `${asked} was not reached in the time of the batch.`);
  if (isThrottling(error)) return unknown('throttled', `${asked} was throttled in all ${sdkAttempts} attempts.`);
  if (isDenial(error)) return denial(messageOf(error), asked);
  if (notReady.has(errorName(error))) return unknown('not-ready', `${asked}: AWS has no credential report ready yet.`);
  return unknown('error', `${asked} ${outcomeWords(error)}.`);
}

/** The types of policies in AWS's denials. A denial by another type is told without its type. */
const policyTypes = [
  'identity-based policy',
  'permissions boundary',
  'session policy',
  'resource-based policy',
  'role trust policy',
  'service control policy',
  'resource control policy',
  'VPC endpoint policy',
] as const;

const types = policyTypes.join('|');
const explicit = new RegExp(`with an explicit deny in (?:an?|the) (${types})\\b`, 'i');
const implicit = new RegExp(`because no (${types}) allows\\b`, 'i');

const article = (type: string): string => (type.startsWith('identity') ? 'an' : 'a');

function denial(message: string, asked: string): Unknown {
  const denies = explicit.exec(message)?.[1];
  const allows = implicit.exec(message)?.[1];
  if (denies === 'service control policy') return denialByScp(message, asked);
  if (denies !== undefined) return unknown('denied', `${asked} was denied by ${article(denies)} ${denies}.`);
  if (allows === 'service control policy')
    return unknown(
      'denied-by-scp',
      `${asked} was denied: no service control policy allows it. It has to be allowed at the root, at every unit above the account and at the account.`,
    );
  if (allows !== undefined) return unknown('denied', `${asked} was denied: no ${allows} allows it.`);
  return unknown('denied', `${asked} was denied by AWS (a permission, a policy or a setting is missing).`);
}

function denialByScp(message: string, asked: string): Unknown {
  const policy = /\b(p-[0-9a-z]{8,128})\b/.exec(message)?.[1];
  const which =
    policy === undefined ? 'a service control policy that AWS does not name' : `service control policy ${policy}`;
  return unknown('denied-by-scp', `${asked} was denied by ${which}.`, policy);
}
