import { systemCodeOf } from './caller-trouble';
import { IncompleteAnswerError } from './errors';
import { errorName } from './throttling';

/** Names and messages that the SDK gives an error when the answer has none that it knows. */
const nameless: ReadonlySet<string> = new Set(['Error', 'SyntaxError', 'Unknown', 'UnknownError']);

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/**
 * The HTTP status of an answer that names no error of AWS: that of a proxy, or of an endpoint that does not know the
 * operation. Undefined for everything else.
 * Source: AWS SDK for JavaScript: `$metadata`, and `$response` of errors that are raised while an answer is read.
 */
export function strangeStatus(error: unknown): number | undefined {
  if (!nameless.has(errorName(error)) && !nameless.has(String(field(error, 'message')))) return undefined;
  const status = field(field(error, '$metadata'), 'httpStatusCode') ?? field(field(error, '$response'), 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** How a call that failed ended, to go after its name: `failed with ServiceException`. */
export function outcomeWords(error: unknown): string {
  if (error instanceof IncompleteAnswerError) return `was answered without ${error.lacks}`;
  const status = strangeStatus(error);
  if (status !== undefined) return `was answered with HTTP status ${status} and nothing that AWS would say`;
  if (errorName(error) === 'ZodError') return 'was answered in a form that this version of Rootward does not know';
  return `failed with ${systemCodeOf(error) ?? errorName(error)}`;
}

/** The error of a call in a word: AWS's name, the system's code, or the HTTP status of an answer without a name. */
export function errorWord(error: unknown): string {
  const status = strangeStatus(error);
  return status === undefined ? (systemCodeOf(error) ?? errorName(error)) : `HTTP ${status}`;
}

/** A member that AWS's model says is always in the answer. @throws IncompleteAnswerError when it is not */
export function answered<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new IncompleteAnswerError(name);
  return value;
}
