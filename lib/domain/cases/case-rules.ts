import type { RuleId } from '../finding';

/** Rules whose violations can become a case, in the order of every report. */
export const caseRules = [
  'root-access-key',
  'root-mfa',
  'root-password',
  'root-signing-certificate',
] as const satisfies readonly RuleId[];
