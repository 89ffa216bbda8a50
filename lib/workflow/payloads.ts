import * as z from 'zod';
import { caseRules } from '../domain/cases/case-rules';

/**
 * Payloads of the Run and Case state machines: ids, keys and counts, never contact values.
 * Each carries `v`, because waiting executions outlive deployments: handlers must accept v and v-1.
 */
const v = z.literal(1);
const accountId = z.string().regex(/^\d{12}$/);
/** Adds milliseconds, which Step Functions omits when they are zero. */
const instant = z.iso.datetime().transform((text) => new Date(text).toISOString());

/** Input of an execution of the Run state machine. */
export const RunInput = z.discriminatedUnion('trigger', [
  z.object({
    v,
    trigger: z.literal('manual'),
    /** A person may ask for plan mode when the policy says apply, but not the reverse. */
    mode: z.literal('plan').optional(),
    accounts: z.array(accountId).min(1).optional(),
  }),
  z.object({ v, trigger: z.literal('schedule'), scheduledTime: instant }),
  z.object({
    v,
    trigger: z.literal('onboarding'),
    /** The membership event from EventBridge, without its resources. */
    event: z.object({
      id: z.string().min(1),
      time: instant,
      source: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  }),
]);
export type RunInput = z.infer<typeof RunInput>;

export const PrepareInput = z.object({
  v,
  /** `$states.context.State.EnteredTime` */
  now: instant,
  execution: z.object({ arn: z.string(), startedAt: instant }),
  input: RunInput,
});
export type PrepareInput = z.infer<typeof PrepareInput>;

export const PrepareOutput = z.discriminatedUnion('status', [
  z.object({ v, status: z.literal('ready'), runId: z.string(), itemsKey: z.string(), accounts: z.number().int() }),
  /** The new account has not stayed in one unit long enough. Prepare runs again after `seconds`. */
  z.object({ v, status: z.literal('settle'), seconds: z.number().int().positive() }),
  z.object({ v, status: z.enum(['duplicate', 'skipped']), detail: z.string() }),
]);
export type PrepareOutput = z.infer<typeof PrepareOutput>;

export const InspectInput = z.object({ v, now: instant, runId: z.string(), accounts: z.array(accountId).min(1) });
export type InspectInput = z.infer<typeof InspectInput>;

/** Counts only; the results are in S3. */
export const BatchOutput = z.object({ v, accounts: z.number().int(), failed: z.number().int() });
export type BatchOutput = z.infer<typeof BatchOutput>;

export const PlanInput = z.object({ v, now: instant, runId: z.string() });
export type PlanInput = z.infer<typeof PlanInput>;
export const PlanOutput = z.object({ v, fixesKey: z.string(), fixes: z.number().int(), cases: z.number().int() });
export type PlanOutput = z.infer<typeof PlanOutput>;

const PlannedFixItem = z.object({
  account: accountId,
  contacts: z
    .array(
      z.object({
        type: z.enum(['SECURITY', 'BILLING', 'OPERATIONS']),
        kind: z.enum(['fill', 'overwrite']),
        digest: z.string().optional(),
      }),
    )
    .min(1),
});
export const FixInput = z.object({ v, now: instant, runId: z.string(), fixes: z.array(PlannedFixItem).min(1) });
export type FixInput = z.infer<typeof FixInput>;

export const ConcludeInput = z.object({ v, now: instant, runId: z.string(), execution: z.object({ arn: z.string() }) });
export type ConcludeInput = z.infer<typeof ConcludeInput>;
export const ConcludeOutput = z.object({
  v,
  reportKey: z.string(),
  byOutcome: z.record(z.string(), z.number().int()),
});
export type ConcludeOutput = z.infer<typeof ConcludeOutput>;

const caseRule = z.enum(caseRules);

/** Input of a Case execution: one generation of one case. No secrets, no evidence. */
export const CaseInput = z.object({
  v,
  account: accountId,
  rule: caseRule,
  generation: z.number().int().positive(),
  /** When the case expires; the execution waits until then. */
  expiresAt: instant,
});
export type CaseInput = z.infer<typeof CaseInput>;

const caseStep = z.object({ v, now: instant, execution: z.object({ arn: z.string() }), case: CaseInput });

/** The only payload with a task token. The ask step stores the token at once and never logs it. */
export const AskInput = caseStep.extend({ token: z.string().min(1) });
export type AskInput = z.infer<typeof AskInput>;

export const RedeemInput = caseStep;
export type RedeemInput = z.infer<typeof RedeemInput>;
export const RedeemOutput = z.discriminatedUnion('status', [
  /** `act`: delete what was approved. `verify`: a person did the work. `closed`: nothing to do. */
  z.object({ v, status: z.enum(['act', 'verify', 'closed']) }),
  /** Not decided yet: wait until `expiresAt`. `tell`: first tell those whose agreement is missing. */
  z.object({ v, status: z.enum(['wait', 'tell']), expiresAt: instant }),
]);
export type RedeemOutput = z.infer<typeof RedeemOutput>;

/** How many attempts came before, by Step Functions. The last attempt must settle what earlier ones left open. */
const attempt = z.number().int().nonnegative();

export const ActInput = caseStep.extend({ attempt });
export type ActInput = z.infer<typeof ActInput>;
/** `stale`: the case was closed without a deletion, or this execution no longer holds it. */
export const ActOutput = z.object({ v, status: z.enum(['acted', 'stale', 'failed']) });
export type ActOutput = z.infer<typeof ActOutput>;

export const VerifyInput = caseStep.extend({ attempt });
export type VerifyInput = z.infer<typeof VerifyInput>;
/** `reopened`: the finding is still there, and the next generation waits for a decision. */
export const VerifyOutput = z.object({ v, status: z.enum(['done', 'failed', 'reopened']) });
export type VerifyOutput = z.infer<typeof VerifyOutput>;

export const TellInput = caseStep;
export type TellInput = z.infer<typeof TellInput>;
export const TellOutput = z.object({ v, sent: z.number().int(), unsent: z.number().int() });
export type TellOutput = z.infer<typeof TellOutput>;

export const SweepInput = z.object({ v, now: instant });
export type SweepInput = z.infer<typeof SweepInput>;
export const SweepOutput = z.object({ v, woken: z.number().int(), restarted: z.number().int() });
export type SweepOutput = z.infer<typeof SweepOutput>;
