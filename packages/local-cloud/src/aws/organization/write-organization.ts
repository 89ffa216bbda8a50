import type { Faults } from '../faults';
import type { LaterFile, OrganizationFile } from '../organization-file';
import { durationOf, secondsOf } from './duration';
import type { Pending } from './pending';
import { timestamp } from './simulated-root';

interface Rest {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What has not happened. */
  readonly pending: readonly Pending[];
  /** Those that are not used up. One that stands in no account's list is said as a thing that happens at once. */
  readonly faults: Faults;
}

/** Gives the state as a file that can be loaded again: `later` counts from the new `now`, everything else is as it is. */
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
  // `24h` stays `24h` as long as nothing of it has passed.
  return durationOf(secondsOf(old) * 1000) === counted ? old : counted;
};
