import { RunFailedError } from './run-failed-error';
import { systemSentence } from './system-error';

/** Errors of ours whose message says what is wrong and how to mend it, by name: several of them are of other layers. */
const explained: ReadonlySet<string> = new Set([
  'CallerError',
  'CaseClosedError',
  'CaseContendedError',
  'CaseMovedError',
  'EnvironmentError',
  'FolderChangedError',
  'OrganizationUnreadableError',
  'PolicyAssetError',
  'PolicyMistakes',
  'RunDocumentError',
  'UnknownAccountsError',
]);

/** Why a command failed, in words; undefined when nobody foresaw the error, which then is a defect. */
export function explanationOf(error: unknown): string | undefined {
  if (error instanceof RunFailedError || (error instanceof Error && explained.has(error.name))) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'Rootward waited too long for an answer.';
  const refused = systemSentence(error);
  return refused === undefined ? undefined : `Rootward could not go on: ${refused}.`;
}
