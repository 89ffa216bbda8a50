import { createHash } from 'node:crypto';
import type { AccountId } from '../domain/account';
import type { Mode, Run } from '../domain/runs/run';
import type { PrepareInput } from '../workflow/payloads';

interface Description {
  readonly policyDigest: string;
  /** The mode that policy and deployment set. */
  readonly mode: Mode;
  /** Absent for a run over the whole organization. */
  readonly accounts?: readonly AccountId[];
}

/** The run of an execution. The same execution always gives the same id. */
export function describeRun(
  { execution, input }: Pick<PrepareInput, 'execution' | 'input'>,
  { policyDigest, mode, accounts }: Description,
): Run {
  const startedAt = new Date(execution.startedAt).toISOString();
  const second = `${startedAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const hash = createHash('sha256').update(execution.arn).digest('hex').slice(0, 8);
  return {
    id: `${second}-${input.trigger}-${hash}`,
    trigger: input.trigger,
    // A person may ask for less than the policy allows, never for more.
    mode: input.trigger === 'manual' && input.mode === 'plan' ? 'plan' : mode,
    startedAt,
    policyDigest,
    ...(accounts && { accounts }),
  };
}
