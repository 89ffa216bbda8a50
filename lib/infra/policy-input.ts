import type { EntryRemark } from '../domain/policy/entries/entry';
import { policyRemarks } from '../domain/policy/entries/policy-remarks';
import { parsePolicy } from '../domain/policy/parse';
import { readInputFile } from './input-file';

/** The parts of the policy that synthesis needs. The functions read the rest from the file itself. */
export interface PolicyInput {
  /** Path of the policy file. */
  readonly file: string;
  /** SHA-256 (hex) of the file's bytes. */
  readonly digest: string;
  /** `rate(...)` or `cron(...)`. */
  readonly schedule: string;
  /** IANA name, for a `cron(...)`. */
  readonly timezone: string;
  /** What is to be said about it although it has no mistakes. */
  readonly remarks: readonly EntryRemark[];
}

/** Every mistake, one line each: `rootward.yaml: path: expected ..., got ...`. */
export class PolicyMistakes extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'PolicyMistakes';
  }
}

/**
 * Reads what synthesis needs from a policy file. Messages call the file `shownAs`.
 * @throws PolicyMistakes when the file cannot be read or is not a policy.
 */
export function readPolicyInput(file: string, shownAs = file): PolicyInput {
  const read = readInputFile(file);
  if (!read.ok) {
    const advice = 'make one with rootward init, or name another with -c policy=<file>';
    throw new PolicyMistakes([`${shownAs}: expected a policy file that can be read: ${read.reason}; ${advice}`]);
  }
  const result = parsePolicy(read.bytes);
  if (!result.ok) {
    throw new PolicyMistakes(result.mistakes.map(({ path, message }) => `${shownAs}: ${path}: ${message}`));
  }
  const { schedule, timezone } = result.policy.run;
  return {
    file,
    digest: result.digest,
    schedule,
    timezone,
    remarks: policyRemarks(result.policy, new Date().toISOString()),
  };
}
