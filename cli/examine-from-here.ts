import { examineOrganization, type Examination } from '../lib/doctor/examine-organization';
import type { Policy } from '../lib/domain/policy/schema';
import { connectAsCaller } from '../lib/invocation/caller';
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
  const { policy, sender, profile, region } = input;
  const { ask } = terminal;
  const halt = new Halt();
  const line = new StepLine(terminal);
  const caller = await connectAsCaller(
    { profile, region, mfaCode: ask && ((serial) => ask(`Code of the MFA device ${serial}: `)) },
    { onTrouble: (trouble, error) => halt.halt({ why: 'trouble', trouble, error }) },
  );
  try {
    const examination = await examineOrganization({
      caller,
      policy,
      sender,
      region,
      onProgress: (step) => line.show(`Reading ${step}`),
    });
    // Every fact after that would only say that the credentials have ended.
    if (halt.reason?.why === 'trouble') throw caller.errorOf(halt.reason.trouble, halt.reason.error);
    return examination;
  } finally {
    line.clear();
  }
}
