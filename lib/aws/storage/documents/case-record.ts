import * as z from 'zod';
import {
  caseStates,
  decisions,
  type Approval,
  type CaseEvent,
  type CaseRecord,
  type Previous,
} from '../../../domain/cases/case';
import { ruleIds, severities } from '../../../domain/finding';
import { accountId } from './common';

const CaseEventSchema = z.object({
  at: z.string(),
  event: z.enum([
    'opened',
    'asked',
    'reminded',
    'escalated',
    'approved',
    'rejected',
    'accepted',
    'done',
    'refused',
    'superseded',
    'acting',
    'verified',
    'expired',
    'stale',
    'failed',
    'closed',
    'told',
  ]),
  by: z.string(),
  detail: z.string(),
  to: z.array(z.string()).optional(),
}) satisfies z.ZodType<CaseEvent>;

const ApprovalSchema = z.object({
  by: z.string(),
  at: z.string(),
  until: z.string().optional(),
  evenIfUsed: z.boolean().optional(),
}) satisfies z.ZodType<Approval>;

const PreviousSchema = z.object({
  state: z.enum(caseStates),
  detail: z.string(),
  by: z.string().optional(),
}) satisfies z.ZodType<Previous>;

/** A case record in the table and the plan. Loose, so that an older version keeps fields that a newer one added. */
export const CaseRecordSchema = z.looseObject({
  account: accountId,
  accountName: z.string(),
  management: z.boolean().optional(),
  unit: z.string().optional(),
  unitName: z.string().optional(),
  rootEmail: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  rule: z.enum(ruleIds),
  generation: z.number().int().positive(),
  state: z.enum(caseStates),
  fingerprint: z.string(),
  severity: z.enum(severities),
  reason: z.string(),
  message: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  openedAt: z.string(),
  expiresAt: z.string(),
  askedAt: z.string().optional(),
  runId: z.string(),
  previous: PreviousSchema.optional(),
  askedBefore: z.boolean().optional(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  decision: z.enum(decisions).optional(),
  approvals: z.array(ApprovalSchema).optional(),
  redeemedBy: z.string().optional(),
  deleting: z.array(z.string()).optional(),
  acceptedUntil: z.string().optional(),
  closedAt: z.string().optional(),
  expiriesInARow: z.number().int(),
  timeline: z.array(CaseEventSchema),
  revision: z.number().int(),
  writeId: z.string(),
}) satisfies z.ZodType<CaseRecord>;
