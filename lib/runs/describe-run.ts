import { createHash } from 'node:crypto';
import type { AccountId } from '../domain/account';
import type { Mode, Run } from '../domain/runs/run';
import type { PrepareInput } from '../workflow/payloads';

interface Description {
  readonly policyDigest: string;
  /** The mode that policy and stack allow. */
  readonly mode: Mode;
  /** Absent for a run over the whole organization. */
  readonly accounts?: readonly AccountId[];
}

/** The run that an execution stands for: the same execution always gives the same run. */
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
    // A person may ask for less than is allowed, never for more.
    mode: input.trigger === 'manual' && input.mode === 'plan' ? 'plan' : mode,
    startedAt,
    policyDigest,
    ...(accounts && { accounts }),
  };
}
