import type { Caller } from '../lib/invocation/caller';
import { RunFailedError } from './run-failed-error';

/** The error for an organization that the caller may not read: who the caller is, who may, and what a role needs. */
export const unreadableFromHere = (
  { message }: Error,
  { identity: { arn } }: Pick<Caller, 'identity'>,
  command: 'plan' | 'init',
): RunFailedError =>
  new RunFailedError(
    `${message} You are ${arn}. The management account may read its organization, and so may a delegated administrator; ` +
      `"rootward permissions ${command}" prints what the role needs.`,
  );
