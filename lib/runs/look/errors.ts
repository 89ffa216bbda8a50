import type { LookKey } from './journal';

/** An interrupted look cannot be gone on with, because it was another one. */
export class OtherLookError extends Error {
  override readonly name = 'OtherLookError';

  constructor(
    readonly wanted: LookKey,
    readonly found: LookKey,
  ) {
    super(`expected an interrupted plan ${differences(wanted, found)}`);
  }
}

const words: Readonly<Record<keyof LookKey, string>> = {
  organization: 'of organization',
  account: 'from account',
  policyDigest: 'under the policy with SHA-256',
  role: 'with --role',
  chosen: 'over',
};

const shown = (value: LookKey[keyof LookKey]): string =>
  (typeof value === 'string' ? value : value.join(', ')) || '(none)';

const differences = (wanted: LookKey, found: LookKey): string =>
  (Object.keys(words) as (keyof LookKey)[])
    .filter((key) => shown(wanted[key]) !== shown(found[key]))
    .map((key) => `${words[key]} ${shown(wanted[key])}, got one ${words[key]} ${shown(found[key])}`)
    .join('; ');

/** The units that were asked for cannot be told. */
export class UnknownUnitsError extends Error {
  override readonly name = 'UnknownUnitsError';
}

/** A look ended before every account was read. What was read is in its journal. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor(
    /** Accounts that were read. */
    readonly read: number,
    readonly accounts: number,
  ) {
    super(`Interrupted: ${read} of ${accounts} accounts are read.`);
  }
}
