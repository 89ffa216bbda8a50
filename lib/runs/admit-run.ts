import * as z from 'zod';
import type { Account } from '../domain/account';
import { accountOfEvent, settle, type Observation } from '../domain/runs/onboarding';
import type { PrepareInput, PrepareOutput, RunInput } from '../workflow/payloads';
import type { Clients } from '../aws/sdk/clients';
import { describeAccount, type Organization } from '../aws/organization/organization';
import type { Claim, RunClaims } from '../aws/storage/tables/run-claims';

/** The claim of a run that may start. */
export interface Admission {
  readonly status: 'admitted';
  readonly claim: { readonly key: string; readonly lock: boolean };
  /** The new account of an onboarding run. */
  readonly newcomer?: Account;
}
type Refusal = Exclude<PrepareOutput, { status: 'ready' }>;

interface Admitting {
  readonly clients: Pick<Clients, 'organizations'>;
  readonly claims: RunClaims;
  readonly organization: Organization;
  readonly settleMinutes: number;
}

type Onboarding = Extract<RunInput, { trigger: 'onboarding' }>;

/** Admits one execution for each trigger, a full run only when no other is open, a new account once it has settled. */
export async function admitRun(admitting: Admitting, prepare: PrepareInput): Promise<Admission | Refusal> {
  const { input } = prepare;
  if (input.trigger === 'onboarding') return admitOnboarding(admitting, prepare, input);
  const { claims } = admitting;
  const claimant = { owner: prepare.execution.arn, now: prepare.now };
  const key =
    input.trigger === 'schedule'
      ? `RUN#schedule#${input.scheduledTime}`
      : `RUN#manual#${prepare.execution.arn.split(':').at(-1)}`;
  const claim = await claims.claim(key, claimant);
  if (!claim.held) return duplicate(claim.by);
  const lock = input.trigger === 'schedule' || input.accounts === undefined;
  const locked = lock ? await claims.lock(claimant) : claim;
  if (locked.held) return { status: 'admitted', claim: { key, lock } };
  await claims.close(key, claimant.owner, false);
  return skipped(`Another run over the whole organization is open: ${locked.by}`);
}

async function admitOnboarding(
  { clients, claims, organization, settleMinutes }: Admitting,
  { execution, now }: PrepareInput,
  { event }: Onboarding,
): Promise<Admission | Refusal> {
  const id = accountOfEvent(event);
  if (id === undefined) return skipped(`Event ${event.id} names no account that joined.`);
  const key = `RUN#onboarding#${id}`;
  const result = await claims.claim(key, { owner: execution.arn, now }, event.id);
  if (!result.held) return duplicate(result.by);
  const account = await describeAccount(clients, id, organization.managementAccount);
  const settling = settle({ observation: observationOf(result.claim), account, settleMinutes, now });
  if (settling.kind === 'wait') {
    await claims.remember(result.claim, settling.observation);
    return { v: 1, status: 'settle', seconds: settling.seconds };
  }
  if (settling.kind === 'settled' && account)
    return { status: 'admitted', claim: { key, lock: false }, newcomer: account };
  await claims.close(key, execution.arn, false);
  return skipped(settling.kind === 'given-up' ? settling.detail : `Account ${id} is not in the organization.`);
}

const ObservationSchema = z.object({
  unit: z.string(),
  since: z.string(),
  count: z.number().int(),
}) satisfies z.ZodType<Observation>;

const observationOf = ({ observation }: Claim): Observation | undefined =>
  ObservationSchema.optional().parse(observation);

const duplicate = (by: string): Refusal => ({ v: 1, status: 'duplicate', detail: `It is claimed by ${by}` });
const skipped = (detail: string): Refusal => ({ v: 1, status: 'skipped', detail });
