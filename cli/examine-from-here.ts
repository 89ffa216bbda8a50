import { examineOrganization, type Examination } from '../lib/doctor/examine-organization';
import type { Policy } from '../lib/domain/policy/schema';
import { type Caller, connectAsCaller } from '../lib/invocation/caller';
import { callerSettings } from './caller-settings';
import { endAtOnce } from './end-at-once';
import { Halt } from './halt';
import { StepLine } from './step-line';
import type { Terminal } from './terminal';

interface Examining {
  readonly policy: Policy | undefined;
  readonly sender: string | undefined;
  readonly profile?: string;
  readonly region?: string;
}

/**
 * Examines the organization of the caller's credentials, with a line that says what is being read.
 * @throws CallerError when there are no credentials or they end; OrganizationUnreadableError
 */
export async function examineFromHere(terminal: Terminal, input: Examining): Promise<Examination> {
  const { policy, sender, region } = input;
  const halt = new Halt();
  const line = new StepLine(terminal);
  const caller = await connectAsCaller(callerSettings(terminal, input), {
    // STS knew the credentials before: they are refused where a Region is not enabled, which is one fact.
    onTrouble: (trouble, error) => trouble !== 'refused' && halt.halt({ why: 'trouble', trouble, error }),
  });
  const deaf = halt.onSignals(() => {
    line.clear();
    endAtOnce(terminal);
  });
  try {
    const examination = await examineOrganization({
      caller,
      policy,
      sender,
      region,
      onProgress: (step) => line.show(`Reading ${step}`),
    });
    throwTrouble(halt, caller);
    return examination;
  } catch (error: unknown) {
    throwTrouble(halt, caller);
    throw error;
  } finally {
    deaf();
    line.clear();
  }
}

/** Whatever came of it would only say that the credentials have ended. @throws CallerError */
function throwTrouble({ reason }: Halt, { errorOf }: Caller): void {
  if (reason?.why === 'trouble') throw errorOf(reason.trouble, reason.error);
}
