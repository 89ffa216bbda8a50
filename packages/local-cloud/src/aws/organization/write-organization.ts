import type { Faults } from '../faults';
import type { LaterFile, OrganizationFile } from '../organization-file';
import { durationOf, secondsOf } from './duration';
import type { Pending } from './pending';
import { timestamp } from './simulated-root';

interface Rest {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Later events still to come. */
  readonly pending: readonly Pending[];
  /** Faults that are not used up. Those that are in no account's list become `later` entries with `after: 0s`. */
  readonly faults: Faults;
}

/**
 * Returns the state as a file that can be loaded again. `later` counts from the new `now`; all else is the current
 * state.
 */
export function writeOrganization(file: OrganizationFile, { now, pending, faults }: Rest): OrganizationFile {
  const left: LaterFile[] = [
    ...faults.unowned().map((fault) => ({ after: '0s', fault })),
    ...pending.map(({ item, at }) => (at === undefined ? item : { ...item, after: after(item.after, at - now) })),
  ];
  const copy: OrganizationFile = file.now === undefined ? { now: '', ...file } : { ...file };
  copy.now = file.now !== undefined && Date.parse(file.now) === now ? file.now : timestamp(now);
  copy.accounts = file.accounts.map((account) =>
    account.faults ? { ...account, faults: [...faults.of(account.id)] } : account,
  );
  if (file.later !== undefined || left.length > 0) copy.later = left;
  return structuredClone(copy);
}

const after = (old: string, milliseconds: number): string => {
  const counted = durationOf(Math.max(0, milliseconds));
  // Keeps the text, e.g. `24h`, while the remaining time is still the same.
  return durationOf(secondsOf(old) * 1000) === counted ? old : counted;
};
