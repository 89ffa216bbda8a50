import { type Caller, connectAsCaller } from '../lib/invocation/caller';
import { soleCaller } from '../lib/invocation/sole-caller';
import type { Found } from '../lib/domain/policy/proposal/proposal';
import { findContacts } from '../lib/runs/look/find-contacts';
import { callerSettings } from './caller-settings';
import { endAtOnce } from './end-at-once';
import { Halt } from './halt';
import { LookProgressBar } from './look-progress';
import { RunFailedError } from './run-failed-error';
import { printStandpoint } from './summary/standpoint';
import { unreadableFromHere } from './unreadable-from-here';
import type { Terminal } from './terminal';

interface ContactsFromHere {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Reads the contacts of the organization of the caller's credentials, with progress. Ctrl+C, expired credentials and a
 * lost network end it early; then there is nothing.
 * @param onConnected awaited once the credentials are known to be good, before anything is read
 * @throws CallerError; RunFailedError; Cancelled
 */
export async function contactsFromHere(
  terminal: Terminal,
  input: ContactsFromHere,
  onConnected: () => Promise<void>,
): Promise<Omit<Found, 'approvers'>> {
  const halt = new Halt();
  const bar = new LookProgressBar(terminal);
  const caller = await connectAsCaller(callerSettings(terminal, input), {
    onTrouble: (trouble, error) => halt.halt({ why: 'trouble', trouble, error }),
  });
  await onConnected();
  const halted = (): boolean => halt.reason !== undefined;
  const deaf = halt.onSignals(() => {
    bar.stop();
    endAtOnce(terminal, 'No file was written.');
  });
  try {
    return await findContacts({
      caller,
      rates: soleCaller(halted),
      halted,
      onProgress: (progress) => {
        if (progress.step === 'accounts') bar.show({ ...progress, kept: 0 });
        else if (input.json !== true) printStandpoint(terminal, { ...progress, caller, withoutPolicy: false });
      },
    });
  } catch (error: unknown) {
    throw endedEarly(error, { halt, caller });
  } finally {
    deaf();
    bar.stop();
  }
}

/** The error that says why the reading ended. */
function endedEarly(error: unknown, { halt, caller }: { readonly halt: Halt; readonly caller: Caller }): unknown {
  const { reason } = halt;
  if (reason?.why === 'trouble') {
    const { message } = caller.errorOf(reason.trouble, reason.error);
    return new RunFailedError(`${message} No file was written.`);
  }
  if (error instanceof Error && error.name === 'OrganizationUnreadableError')
    return unreadableFromHere(error, caller, 'init');
  return error;
}
