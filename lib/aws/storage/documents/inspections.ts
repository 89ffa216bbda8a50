import * as z from 'zod';
import {
  actions,
  leftAloneReasons,
  ruleIds,
  severities,
  type Finding,
  type FindingDecision,
  type Inspection,
  type Judgement,
  type Verdict,
} from '../../../domain/finding';
import { accountId, AwsCallsSchema, contactType, UnknownSchema, version } from './common';
import { ComparedContactSchema } from './contact-changes';

const verdict = z.enum(['compliant', 'violation', 'not-applicable', 'unknown']) satisfies z.ZodType<Verdict>;

const JudgementSchema = z.looseObject({
  rule: z.enum(ruleIds),
  verdict,
  reason: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  evidence: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<Judgement>;

const FindingDecisionSchema = z.looseObject({
  decision: z.enum(['accept', 'reject']),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  until: z.string().optional(),
}) satisfies z.ZodType<FindingDecision>;

export const FindingSchema = JudgementSchema.extend({
  action: z.enum(actions),
  leftAlone: z.enum(leftAloneReasons).optional(),
  decision: FindingDecisionSchema.optional(),
  generation: z.number().int().positive().optional(),
}) satisfies z.ZodType<Finding>;

// Loose, so that an older version keeps fields that a newer one added.
export const InspectionSchema = z.looseObject({
  account: accountId,
  readAt: z.string(),
  judgements: z.array(JudgementSchema),
  fingerprints: z.partialRecord(z.enum(ruleIds), z.string()),
  caseEvidence: z.partialRecord(z.enum(ruleIds), z.record(z.string(), z.unknown())),
  tags: z.record(z.string(), z.string()).optional(),
  excluded: z.partialRecord(z.enum(ruleIds), z.object({ reason: z.string(), until: z.string() })),
  heldBack: UnknownSchema.optional(),
  inScope: z.boolean(),
  entries: z
    .object({
      used: z.array(z.string()),
      undecided: z.array(z.string()),
      near: z.record(z.string(), z.string()),
    })
    .optional(),
  fixes: z.partialRecord(contactType, z.enum(['fill', 'overwrite'])),
  wanted: z.partialRecord(contactType, z.string()).optional(),
}) satisfies z.ZodType<Inspection>;

/**
 * The result of one child of the inspect map. `contactChanges` holds contact values and is absent in documents of older
 * versions; inspections hold none.
 */
export const Inspections = z.object({
  v: version,
  inspections: z.array(InspectionSchema),
  contactChanges: z.array(ComparedContactSchema).optional(),
  awsCalls: AwsCallsSchema,
});
export type Inspections = Readonly<z.infer<typeof Inspections>>;
