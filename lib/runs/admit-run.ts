import type { PrepareInput } from '../workflow/payloads';
import { type Admission, type Admitting, duplicate, type Refusal, skipped } from './admission';
import { admitOnboarding } from './admit-onboarding';

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
