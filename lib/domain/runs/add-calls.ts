import type { AwsCalls } from './run';

/** The sum of several call counts. */
export function addCalls(counts: readonly AwsCalls[]): AwsCalls {
  const calls: Record<string, number> = {};
  for (const count of counts)
    for (const [operation, attempts] of Object.entries(count.calls))
      calls[operation] = (calls[operation] ?? 0) + attempts;
  return { calls, throttled: counts.reduce((sum, { throttled }) => sum + throttled, 0) };
}
