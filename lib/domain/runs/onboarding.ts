import * as z from 'zod';
import { type Account, type AccountId, type Instant, unitOf } from '../account';

const accountId = z.string().regex(/^[0-9]{12}$/);

/** Where the events of Organizations and Control Tower hold the account. Each schema returns the account's id. */
const eventSchemas = {
  // A failed creation names no account. Source: Organizations user guide, "Logging with CloudTrail",
  // CreateAccountResult.
  'aws.organizations CreateAccountResult': z
    .object({ createAccountStatus: z.object({ state: z.literal('SUCCEEDED'), accountId }) })
    .transform(({ createAccountStatus }) => createAccountStatus.accountId),
  // Source: Control Tower user guide, "Lifecycle events". UpdateManagedAccount enrols an existing account. A failed one
  // may leave an account behind; without one its id is "Not Available".
  'aws.controltower CreateManagedAccount': z
    .object({ createManagedAccountStatus: z.object({ account: z.object({ accountId }) }) })
    .transform(({ createManagedAccountStatus }) => createManagedAccountStatus.account.accountId),
  'aws.controltower UpdateManagedAccount': z
    .object({ updateManagedAccountStatus: z.object({ account: z.object({ accountId }) }) })
    .transform(({ updateManagedAccountStatus }) => updateManagedAccountStatus.account.accountId),
} as const;

/** Keys under which an id of twelve digits may be the id of the account that joined. */
const joinedKeys: readonly string[] = ['accountId', 'memberAccountId', 'joinedAccountId', 'account', 'id'];

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first account id under one of `joinedKeys` that is not `other`, outer keys first, at most four levels down. */
function findAccountId(value: unknown, other: unknown, levels = 4): AccountId | undefined {
  if (!isNested(value) || levels === 0) return undefined;
  const here = joinedKeys.map((key) => accountId.safeParse(value[key]).data);
  const below = Object.values(value).map((inner) => findAccountId(inner, other, levels - 1));
  return [...here, ...below].find((id) => id !== undefined && id !== other);
}

/** AWS announced AccountJoinedOrganization without documenting its JSON, so this searches several places. */
function joinedAccount(detail: Readonly<Record<string, unknown>>): AccountId | undefined {
  const parts = ['serviceEventDetails', 'responseElements', 'requestParameters', 'additionalEventData'];
  // The event is recorded in the management account, which cannot be the account that joined.
  const management = detail['recipientAccountId'];
  return parts.map((part) => findAccountId(detail[part], management)).find((id) => id !== undefined);
}

/**
 * The account that was created in, joined or was enrolled into the organization, as far as an event names one; undefined
 * for any other event. Whether the account is really there, Organizations says before anything is written. The next
 * scheduled run covers an account that this function misses.
 * Source: Organizations user guide and Control Tower user guide, lifecycle events by way of CloudTrail.
 */
export function accountOfEvent(event: {
  readonly source: string;
  readonly detail: Readonly<Record<string, unknown>>;
}): AccountId | undefined {
  const { eventName } = event.detail;
  if (typeof eventName !== 'string') return undefined;
  const name = `${event.source} ${eventName}`;
  if (name === 'aws.organizations AccountJoinedOrganization') return joinedAccount(event.detail);
  const schema = Object.entries(eventSchemas).find(([known]) => known === name)?.[1];
  return schema?.safeParse(event.detail['serviceEventDetails']).data;
}

/** Where a new account was last seen, since when it has been there without a break, and the number of observations. */
export interface Observation {
  /** Empty while Organizations does not list the account. */
  readonly unit: string;
  readonly since: Instant;
  readonly count: number;
}

export type Settling =
  | { readonly kind: 'settled' }
  | { readonly kind: 'wait'; readonly seconds: number; readonly observation: Observation }
  /** The next full run covers the account. */
  | { readonly kind: 'given-up'; readonly detail: string };

/** With the default of 15 minutes this is eight hours. After that the next scheduled run covers the account. */
export const maxObservations = 32;

function obstacle(account: Pick<Account, 'state'> | undefined): string {
  if (account === undefined) return 'is still not listed';
  return account.state === 'PENDING_ACTIVATION' ? 'is still not activated' : 'still moves from unit to unit';
}

/**
 * Whether a new account has settled: Organizations lists it, it is activated, and it stayed in one unit for
 * `settleMinutes`. Otherwise: how long to wait and which observation to pass to the next call; the first call has none.
 * With 0 minutes a listed, activated account settles at once. Any state except PENDING_ACTIVATION counts as activated.
 */
export function settle(input: {
  readonly observation?: Observation;
  /** Undefined while Organizations does not list the account. */
  readonly account: Pick<Account, 'state' | 'path'> | undefined;
  readonly settleMinutes: number;
  readonly now: Instant;
}): Settling {
  const { observation: last, account, settleMinutes, now } = input;
  const unit = account === undefined ? '' : unitOf(account);
  const since = last?.unit === unit ? last.since : now;
  const ready = account !== undefined && account.state !== 'PENDING_ACTIVATION';
  const left = Date.parse(since) + settleMinutes * 60_000 - Date.parse(now);
  if (ready && left <= 0) return { kind: 'settled' };
  const count = (last?.count ?? 0) + 1;
  if (count > maxObservations) {
    return { kind: 'given-up', detail: `The new account ${obstacle(account)} after ${maxObservations} looks at it.` };
  }
  // Look again once every `settleMinutes`, but not more than once a minute.
  const seconds = ready ? Math.ceil(left / 1000) : Math.max(settleMinutes, 1) * 60;
  return { kind: 'wait', seconds, observation: { unit, since, count } };
}
