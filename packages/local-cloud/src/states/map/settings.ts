import type { MapState } from '../definition/workflow';
import type { Visit } from '../runtime/visit';

export interface MapSettings {
  /** Number of parallel iterations. */
  readonly concurrency: number;
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
}

/** Evaluates the numbers of a Map state. MaxConcurrency 0 means `most`. */
export const mapSettings = async (state: MapState, visit: Visit, most: number): Promise<MapSettings> => {
  const wanted = await visit.integer(state.MaxConcurrency, 'MaxConcurrency', [0, Number.MAX_SAFE_INTEGER]);
  const toleratedCount = await visit.integer(state.ToleratedFailureCount, 'ToleratedFailureCount', [
    0,
    Number.MAX_SAFE_INTEGER,
  ]);
  const { ToleratedFailurePercentage } = state;
  const toleratedPercentage =
    ToleratedFailurePercentage === undefined
      ? undefined
      : await visit.evaluate(ToleratedFailurePercentage, 'ToleratedFailurePercentage');
  if (
    toleratedPercentage !== undefined &&
    !(typeof toleratedPercentage === 'number' && toleratedPercentage >= 0 && toleratedPercentage <= 100)
  )
    throw visit.queryError(
      `The field 'ToleratedFailurePercentage' must be a number from 0 to 100 but was: ${JSON.stringify(toleratedPercentage)}`,
    );
  return { concurrency: Math.min(wanted || most, most), toleratedCount, toleratedPercentage };
};

/**
 * Whether so many failed items fail the Map Run. All items of a failed batch count as failed. One exceeded threshold is enough; without thresholds, one failure
 * is.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
 */
export const tooManyFailed = (
  failed: number,
  total: number,
  { toleratedCount, toleratedPercentage }: Pick<MapSettings, 'toleratedCount' | 'toleratedPercentage'>,
): boolean => {
  if (toleratedCount === undefined && toleratedPercentage === undefined) return failed > 0;
  return failed > (toleratedCount ?? Infinity) || (failed / total) * 100 > (toleratedPercentage ?? Infinity);
};
