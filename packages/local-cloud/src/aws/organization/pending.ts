import type { LaterFile } from '../organization-file';

/** A later event that has not happened yet. */
export interface Pending {
  readonly item: LaterFile;
  /** Milliseconds since the epoch; undefined until the simulation starts. */
  readonly at?: number;
}
