import { PermissionError } from '../../../permissions/permission-error';
import { parsePolicyDocument } from '../../../permissions/policy-document';
import type { FoundMistake } from '../mistake';
import { keyMistakes } from './policy-keys';

/**
 * Checks that the simulation can evaluate a policy for every action that it checks.
 * @param what kind of policy it is, in the message
 */
export function contentMistakes(
  { path, content }: { readonly path: string; readonly content: unknown },
  what: string,
): FoundMistake[] {
  try {
    return keyMistakes(content, parsePolicyDocument(content), path);
  } catch (error: unknown) {
    if (!(error instanceof PermissionError)) throw error;
    return [{ path, message: `expected ${what} that can be judged, got: ${error.message}` }];
  }
}
