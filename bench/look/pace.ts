import { quotas } from '../../lib/workflow/quotas';
import { callsIn, type NotedCall } from './folder';
import { startEmulator } from './emulator';
import { startPlan } from './plan-process';
import type { Place } from './place';

export interface Pace {
  readonly accounts: number;
  readonly seconds: number;
  /** The least that the quotas allow. */
  readonly floor: number;
  readonly ratio: number;
  readonly throttled: number;
  readonly callsPerAccount: number;
}

/** The most that the time may be of the floor. */
export const mostOfFloor = 1.1;

/** Looks at an organization once, with nothing in between, and measures. */
export async function measurePace({ organizationFile, folder, accounts }: Place): Promise<Pace> {
  const emulator = await startEmulator(organizationFile);
  try {
    const { code, seconds, stderr } = await startPlan({ url: emulator.url, folder }).ended;
    if (code !== 0) throw new Error(`plan ended with ${code}: ${stderr}`);
    const calls = callsIn(folder);
    const floor = floorOf(calls);
    return {
      accounts,
      seconds,
      floor,
      ratio: seconds / floor,
      throttled: calls.filter(({ error }) => error === 'TooManyRequestsException').length,
      callsPerAccount: calls.length / accounts,
    };
  } finally {
    await emulator.stop();
  }
}

/**
 * Accounts can be read only when all pages of the list are there, because units and tags decide about them. So the floor
 * is the pages of the list, then the contacts: each at its quota, less its burst.
 */
function floorOf(calls: readonly NotedCall[]): number {
  const answered = (operation: string): number =>
    calls.filter((call) => call.operation === operation && call.error !== 'TooManyRequestsException').length;
  const least = (quota: { readonly perSecond: number; readonly burst: number }, amount: number): number =>
    Math.max(0, amount - quota.burst) / quota.perSecond;
  return (
    least(quotas['organizations:ListAccounts'], answered('ListAccounts')) +
    least(quotas['account:GetAlternateContact'], answered('GetAlternateContact'))
  );
}
