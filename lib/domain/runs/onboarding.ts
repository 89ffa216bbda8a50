import * as z from 'zod';
import { type Account, type AccountId, type Instant, unitOf } from '../account';

const accountId = z.string().regex(/^[0-9]{12}$/);
const succeeded = z.literal('SUCCEEDED');

/** Where Organizations and Control Tower name the account of a membership event. The result is the account's id. */
const eventSchemas = {
  // A failed creation has no account. Source: Organizations user guide, "Logging with CloudTrail", CreateAccountResult.
  'aws.organizations CreateAccountResult': z
    .object({ createAccountStatus: z.object({ state: succeeded, accountId }) })
    .transform(({ createAccountStatus }) => createAccountStatus.accountId),
  // Source: Control Tower user guide, "Lifecycle events". The update is what enrols an account that exists.
  'aws.controltower CreateManagedAccount': z
    .object({ createManagedAccountStatus: z.object({ state: succeeded, account: z.object({ accountId }) }) })
    .transform(({ createManagedAccountStatus }) => createManagedAccountStatus.account.accountId),
  'aws.controltower UpdateManagedAccount': z
    .object({ updateManagedAccountStatus: z.object({ state: succeeded, account: z.object({ accountId }) }) })
    .transform(({ updateManagedAccountStatus }) => updateManagedAccountStatus.account.accountId),
} as const;

/** Names under which an id of twelve digits is that of the account that joined. */
const joinedKeys: readonly string[] = ['accountId', 'memberAccountId', 'joinedAccountId', 'account', 'id'];

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first account id under one of `joinedKeys` that is not `other`, nearest to the top, at most four levels down. */
function findAccountId(value: unknown, other: unknown, levels = 4): AccountId | undefined {
  if (!isMapping(value) || levels === 0) return undefined;
  const here = joinedKeys.map((key) => accountId.safeParse(value[key]).data);
  const below = Object.values(value).map((inner) => findAccountId(inner, other, levels - 1));
  return [...here, ...below].find((id) => id !== undefined && id !== other);
}

/** AWS announced AccountJoinedOrganization without showing its JSON, so several places are searched. */
function joinedAccount(detail: Readonly<Record<string, unknown>>): AccountId | undefined {
  const parts = ['serviceEventDetails', 'responseElements', 'requestParameters', 'additionalEventData'];
  // The event is recorded in the management account, which cannot be the one that joined.
  const management = detail['recipientAccountId'];
  return parts.map((part) => findAccountId(detail[part], management)).find((id) => id !== undefined);
}

/**
 * The account that a membership event says was created in, joined or enrolled into the organization;
 * undefined when the event says nothing of the kind (a failed creation, another event): the schedule is the backstop.
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

/** Where a new account was last seen, since when it is seen there without a break, and how often it was looked at in all. */
export interface Observation {
  /** Empty while the account is not listed. */
  readonly unit: string;
  readonly since: Instant;
  readonly count: number;
}

export type Settling =
  | { readonly kind: 'settled' }
  | { readonly kind: 'wait'; readonly seconds: number; readonly observation: Observation }
  /** The next full run covers the account. */
  | { readonly kind: 'given-up'; readonly detail: string };

/** With the default of 15 minutes, eight hours: who still moves accounts about then is served by the schedule. */
export const maxObservations = 32;

function obstacle(account: Pick<Account, 'state'> | undefined): string {
  if (account === undefined) return 'is still not listed';
  return account.state === 'PENDING_ACTIVATION' ? 'is still not activated' : 'still moves from unit to unit';
}

/**
 * Whether a new account has settled: it is listed, activated, and was seen in one unit for `settleMinutes`.
 * Until then it says how long to wait and what to remember; the first call has no observation. With 0 minutes a listed,
 * activated account settles at once. Any other state than PENDING_ACTIVATION is final enough for a run to report on.
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
  // An account that is not ready is looked at once a settling time, at least a minute apart.
  const seconds = ready ? Math.ceil(left / 1000) : Math.max(settleMinutes, 1) * 60;
  return { kind: 'wait', seconds, observation: { unit, since, count } };
}
