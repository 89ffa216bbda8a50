import type { Policy } from '../lib/domain/policy/schema';
import { count } from '../lib/domain/count';
import { soleCaller } from '../lib/invocation/sole-caller';
import { type Caller, connectAsCaller } from '../lib/invocation/caller';
import { errorName } from '../lib/invocation/log';
import type { Chosen } from '../lib/runs/look/chosen-accounts';
import { InterruptedError } from '../lib/runs/look/errors';
import { noJournal } from '../lib/runs/look/journal';
import { look } from '../lib/runs/look/look';
import type { Looked } from '../lib/runs/look/report-look';
import { CallNotes } from './call-notes';
import { callerSettings } from './caller-settings';
import { Cancelled } from './cancelled';
import { endAtOnce } from './end-at-once';
import { Halt } from './halt';
import type { LookFolder } from './look-folder';
import { LookProgressBar } from './look-progress';
import { RunFailedError } from './run-failed-error';
import { printStandpoint } from './summary/standpoint';
import { systemSentence } from './system-error';
import type { Terminal } from './terminal';
import { unreadableFromHere } from './unreadable-from-here';
import { UsageError } from './usage-error';

interface LookingFromHere {
  readonly policy: Policy;
  readonly digest: string;
  /** True when nobody said what is wanted. */
  readonly withoutPolicy: boolean;
  readonly chosen: Chosen;
  readonly role?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly folder: LookFolder | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Looks at the organization of the caller's credentials, with progress. Ctrl+C, expired credentials and a lost network
 * end it early; what was read is then in the folder.
 * @throws UsageError; CallerError; RunFailedError; Cancelled
 */
export async function lookFromHere(terminal: Terminal, input: LookingFromHere): Promise<Looked> {
  const { folder, policy, digest, withoutPolicy, chosen, role } = input;
  const halt = new Halt();
  const bar = new LookProgressBar(terminal);
  const calls = new CallNotes(folder);
  const caller = await connectAsCaller(callerSettings(terminal, input), {
    onCall: (call) => calls.note(call),
    onTrouble: (trouble, error) => halt.halt({ why: 'trouble', trouble, error }),
  });
  calls.of(caller);
  if (folder) folder.onRefused = (error) => halt.halt({ why: 'refused', error });
  const deaf = halt.onSignals(() => {
    bar.stop();
    if (folder?.begun === undefined) endAtOnce(terminal, folder ? '' : 'Nothing is kept without --out.');
    terminal.err('Stopping …');
  });
  try {
    return await look({
      caller,
      policy,
      policyDigest: digest,
      withoutPolicy,
      chosen,
      role,
      journal: folder ?? noJournal,
      rates: soleCaller(() => halt.reason !== undefined),
      halted: () => halt.reason !== undefined,
      // Without its message, which may quote what was read.
      onLost: (account, error) => terminal.err(`Account ${account} could not be read: ${errorName(error)}`),
      onProgress: (progress) => {
        if (progress.step === 'standpoint' && input.json !== true)
          printStandpoint(terminal, { ...progress, caller, withoutPolicy });
        if (progress.step === 'accounts') bar.show(progress);
      },
    });
  } catch (error: unknown) {
    throw endedEarly(error, { halt, caller, folder });
  } finally {
    deaf();
    bar.stop();
  }
}

interface Ending {
  readonly halt: Halt;
  readonly caller: Caller;
  readonly folder: LookFolder | undefined;
}

/** The error that says why the look ended, what is kept, and how to go on. */
function endedEarly(error: unknown, { halt, caller, folder }: Ending): unknown {
  const { reason } = halt;
  const kept = error instanceof InterruptedError ? keptWords(error, folder) : '';
  if (reason?.why === 'signal') return new Cancelled(kept);
  if (reason?.why === 'trouble') {
    const { message } = caller.errorOf(reason.trouble, reason.error);
    return new RunFailedError([message, kept].filter((part) => part !== '').join('\n'));
  }
  if (reason?.why === 'refused' && error instanceof InterruptedError)
    return new RunFailedError(
      `What is read could not be kept: ${systemSentence(reason.error) ?? String(reason.error)}.\n${kept}`,
    );
  if (!(error instanceof Error)) return error;
  if (error.name === 'OtherLookError')
    return UsageError.of('--resume', `${error.message}: leave --resume out to begin anew`);
  if (error.name === 'UnknownAccountsError') return UsageError.of('--account', error.message);
  if (error.name === 'UnknownUnitsError') return UsageError.of('--unit', error.message);
  if (error.name === 'OrganizationUnreadableError') return unreadableFromHere(error, caller, 'plan');
  return error;
}

function keptWords({ read, accounts }: InterruptedError, folder: LookFolder | undefined): string {
  const all = count(accounts, 'account');
  if (folder !== undefined && folder.begun === undefined) return '';
  return folder === undefined
    ? `${read} of ${all} were read. Nothing is kept without --out.`
    : `${folder.keptAccounts} of ${all} are read and kept in ${folder.folder}. Go on with the same command and --resume.`;
}
