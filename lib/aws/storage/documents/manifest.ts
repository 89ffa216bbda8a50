import * as z from 'zod';
import type { Account } from '../../../domain/account';
import type { Fact } from '../../../domain/fact';
import type { NamedUnits } from '../../../domain/policy/unit';
import type { Blocked } from '../../../domain/runs/blocked';
import type { AwsCalls, OrganizationInRun, Run } from '../../../domain/runs/run';
import { AccountSchema, AwsCallsSchema, OrganizationSchema, RunSchema, UnknownSchema, version } from './common';

/** What a run covers. Prepare writes it once; every later step reads it. */
export interface Manifest {
  readonly v: 1;
  readonly run: Run;
  readonly organization: OrganizationInRun;
  /** Every account that the run reports, in any state. */
  readonly accounts: readonly Account[];
  readonly blocked: Blocked;
  /** The units that the policy calls by name. Absent when it calls none so. */
  readonly units?: Fact<NamedUnits>;
  /** The claim (and lock) that conclude releases. */
  readonly claim: { readonly key: string; readonly lock: boolean };
  readonly awsCalls: AwsCalls;
}

const NamedUnitsSchema = z.union([
  z.object({
    known: z.literal(true),
    value: z.record(z.string(), z.array(z.object({ id: z.string(), names: z.array(z.string()) }))),
  }),
  UnknownSchema,
]) satisfies z.ZodType<Fact<NamedUnits>>;

export const ManifestSchema = z.object({
  v: version,
  run: RunSchema,
  organization: OrganizationSchema,
  accounts: z.array(AccountSchema),
  blocked: z.object({ contacts: UnknownSchema.optional(), root: UnknownSchema.optional() }),
  units: NamedUnitsSchema.optional(),
  claim: z.object({ key: z.string(), lock: z.boolean() }),
  awsCalls: AwsCallsSchema,
}) satisfies z.ZodType<Manifest>;
