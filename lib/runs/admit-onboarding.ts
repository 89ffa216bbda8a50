import * as z from 'zod';
import { describeAccount } from '../aws/organization/organization';
import type { Claim } from '../aws/storage/tables/run-claims';
import { accountOfEvent, settle, type Observation } from '../domain/runs/onboarding';
import type { PrepareInput, RunInput } from '../workflow/payloads';
import { type Admission, type Admitting, duplicate, type Refusal, skipped } from './admission';

type Onboarding = Extract<RunInput, { trigger: 'onboarding' }>;

/** Admits one run for each account that joins, once the account has stayed in one unit for a while. */
export async function admitOnboarding(
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
