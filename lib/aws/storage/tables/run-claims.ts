import * as z from 'zod';
import type { Instant } from '../../../domain/account';
import type { Clients } from '../../sdk/clients';
import { conditionalPut, readItem, type Condition, type ItemKey } from './conditional-put';
import { isRunning } from '../../executions/executions';

const Claim = z.object({
  pk: z.string(),
  sk: z.string(),
  /** ARN of the execution that holds the claim. */
  owner: z.string(),
  /** The membership event of an onboarding claim. */
  eventId: z.string().optional(),
  claimedAt: z.string(),
  open: z.boolean(),
  observation: z.unknown().optional(),
});
export type Claim = Readonly<z.infer<typeof Claim>>;

export type ClaimResult =
  { readonly held: true; readonly claim: Claim } | { readonly held: false; readonly by: string };

/** After this time another run may take over the lock of an open full run. */
const takeOverHours = 2;

const sk = 'CLAIM';
const lockKey: ItemKey = { pk: 'RUN#full', sk: 'LOCK' };

interface Claimant {
  readonly owner: string;
  readonly now: Instant;
}

/** Lets one execution run for each trigger and subject, and one full run at a time, by conditional puts. */
export class RunClaims {
  constructor(
    private readonly clients: Pick<Clients, 'table' | 'sfn'>,
    private readonly tableName: string,
  ) {}

  /**
   * Claims the run of one scheduled time, one new account or one manual execution. An execution that claims again, or
   * retries after a lost answer, gets its own claim. With another `eventId`, a claim that is closed or whose execution
   * has ended can be claimed again.
   */
  async claim(subject: string, { owner, now }: Claimant, eventId?: string): Promise<ClaimResult> {
    const item: Claim = { pk: subject, sk, owner, eventId, claimedAt: now, open: true };
    if (await this.put(item, { expression: 'attribute_not_exists(#pk)' })) return { held: true, claim: item };
    const found = await this.read(item);
    if (found === undefined || found.owner === owner) return { held: true, claim: found ?? item };
    const another = eventId !== undefined && found.eventId !== eventId;
    if (!another || (found.open && (await isRunning(this.clients, found.owner))))
      return { held: false, by: found.owner };
    return this.replace(found, item);
  }

  /** Takes the lock of full runs, also from a run that is closed, ended or older than two hours. */
  async lock({ owner, now }: Claimant): Promise<ClaimResult> {
    const item: Claim = { ...lockKey, owner, claimedAt: now, open: true };
    if (await this.put(item, { expression: 'attribute_not_exists(#pk)' })) return { held: true, claim: item };
    const found = await this.read(lockKey);
    if (found === undefined || found.owner === owner) return { held: true, claim: found ?? item };
    const old = Date.parse(now) - Date.parse(found.claimedAt) > takeOverHours * 3_600_000;
    if (found.open && !old && (await isRunning(this.clients, found.owner))) return { held: false, by: found.owner };
    return this.replace(found, item);
  }

  /** Stores the observation of a new account while it settles. */
  async remember(claim: Claim, observation: unknown): Promise<void> {
    await this.put({ ...claim, observation }, ownedBy(claim.owner));
  }

  /** True when this execution has closed its claim, so its run is concluded. */
  async isClosed(subject: string, owner: string): Promise<boolean> {
    const found = await this.read({ pk: subject, sk });
    return found?.owner === owner && !found.open;
  }

  /** Closes the claim, and the lock if asked, where this execution still holds them. */
  async close(subject: string, owner: string, lock: boolean): Promise<void> {
    for (const key of lock ? [lockKey, { pk: subject, sk }] : [{ pk: subject, sk }]) {
      const found = await this.read(key);
      if (found?.owner === owner && found.open) await this.put({ ...found, open: false }, ownedBy(owner));
    }
  }

  private async replace(found: Claim, item: Claim): Promise<ClaimResult> {
    const expression = '#owner = :owner AND #claimedAt = :claimedAt AND #open = :open';
    const values = { ':owner': found.owner, ':claimedAt': found.claimedAt, ':open': found.open };
    if (await this.put(item, { expression, values })) return { held: true, claim: item };
    const now = await this.read(item);
    return now?.owner === item.owner ? { held: true, claim: now } : { held: false, by: now?.owner ?? found.owner };
  }

  private put(item: Claim, condition: Condition): Promise<boolean> {
    return conditionalPut(this.clients, this.tableName, item, condition);
  }

  private async read(key: ItemKey): Promise<Claim | undefined> {
    return Claim.optional().parse(await readItem(this.clients, this.tableName, key));
  }
}

const ownedBy = (owner: string): Condition => ({ expression: '#owner = :owner', values: { ':owner': owner } });
