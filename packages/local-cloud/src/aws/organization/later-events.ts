import { rank, type Clock, type Timer } from '../../clock/clock';
import type { LaterFile } from '../organization-file';
import { createAccountResult, type EventBridgeEvent } from './create-account-result';
import { secondsOf } from './duration';
import { coversOrganizations, trailsOf } from './trails';
import type { Pending } from './pending';
import type { SimulatedOrganization } from './simulated-organization';

/** Hears what the `later` events do to the organization. */
export interface LaterListener {
  /** Called for events on the management account's default bus, in us-east-1. */
  readonly onEvent?: (event: EventBridgeEvent) => void;
  /** Called after each later event has changed the organization. */
  readonly onLater?: (item: LaterFile) => void;
}

/**
 * Schedules every event of the file's `later`, counted from the clock's current time. Cancelling the timer takes back
 * those that have not happened.
 */
export function startLaterEvents(
  organization: SimulatedOrganization,
  clock: Clock,
  listener: LaterListener = {},
): Timer {
  const start = clock.now();
  const timed = organization.pending.map(({ item }) => ({ item, at: start + secondsOf(item.after) * 1000 }));
  organization.startLater(timed);
  const due = (pending: Required<Pending>): void => {
    happen(organization, pending, listener);
    organization.happened(pending);
    listener.onLater?.(pending.item);
  };
  const timers = timed.map((pending) => clock.at(pending.at, () => due(pending), rank.later));
  return { cancel: () => timers.forEach((timer) => timer.cancel()) };
}

function happen(organization: SimulatedOrganization, { item, at }: Required<Pending>, listener: LaterListener): void {
  const { createAccount, patchAccount, useRootKey, removeAccount, fault } = item;
  if (createAccount) {
    const joinedAt = createAccount.joinedAt ?? new Date(at).toISOString().replace('.000Z', 'Z');
    const { id } = organization.addAccount({ ...createAccount, joinedAt });
    // Organizations sends no events itself: without a CloudTrail trail EventBridge receives none.
    // Source: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-organizations.html
    if (trailsOf(organization).some(coversOrganizations))
      listener.onEvent?.(createAccountResult({ management: organization.managementAccountId, account: id, at }));
  }
  if (patchAccount) organization.account(patchAccount.id)?.patch(patchAccount);
  if (useRootKey)
    organization.account(useRootKey.account)?.root.useAccessKey(useRootKey.keyId, {
      at,
      service: useRootKey.service,
      region: useRootKey.region,
    });
  if (removeAccount) organization.removeAccount(removeAccount.id);
  if (fault) organization.faults.add(fault);
}
