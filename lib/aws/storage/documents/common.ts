import * as z from 'zod';
import { accountStates, type Account } from '../../../domain/account';
import { contactTypes, type Contact } from '../../../domain/contact';
import { causes, type Unknown } from '../../../domain/fact';
import {
  modes,
  organizationRules,
  triggers,
  type AwsCalls,
  type OrganizationFinding,
  type OrganizationInRun,
  type Run,
} from '../../../domain/runs/run';

/** Version of the documents. Readers must accept it and the version before. */
export const version = z.literal(1);

export const accountId = z.string().regex(/^\d{12}$/);
export const contactType = z.enum(contactTypes);

export const AccountSchema = z.object({
  id: accountId,
  name: z.string(),
  email: z.string(),
  state: z.enum(accountStates),
  unknownBecause: z.string().optional(),
  path: z.array(z.string()),
  joinedAt: z.string().optional(),
  management: z.boolean(),
}) satisfies z.ZodType<Account>;

export const UnknownSchema = z.object({
  known: z.literal(false),
  cause: z.enum(causes),
  detail: z.string(),
  policy: z.string().optional(),
}) satisfies z.ZodType<Unknown>;

export const ContactSchema = z.object({
  name: z.string(),
  title: z.string(),
  email: z.string(),
  phone: z.string(),
}) satisfies z.ZodType<Contact>;

export const RunSchema = z.object({
  id: z.string(),
  trigger: z.enum(triggers),
  mode: z.enum(modes),
  startedAt: z.string(),
  policyDigest: z.string(),
  accounts: z.array(accountId).optional(),
}) satisfies z.ZodType<Run>;

export const AwsCallsSchema = z.object({
  calls: z.record(z.string(), z.number()),
  throttled: z.number(),
}) satisfies z.ZodType<AwsCalls>;

export const OrganizationSchema = z.object({
  id: z.string(),
  findings: z.array(
    z.object({
      rule: z.enum(organizationRules),
      verdict: z.enum(['compliant', 'violation', 'not-applicable', 'unknown']),
      reason: z.string(),
      message: z.string(),
    }) satisfies z.ZodType<OrganizationFinding>,
  ),
  unitNames: z.record(z.string(), z.string()).optional(),
}) satisfies z.ZodType<OrganizationInRun>;
