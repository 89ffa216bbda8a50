import type { AccountFile, LaterFile, OrganizationFile } from '../../organization-file';
import type { FoundMistake } from '../mistake';

/** An entry of one of the file's lists that agrees with the schema, and where it stands. */
export interface Entry<T> {
  readonly path: string;
  readonly item: T;
}

/** An account of the file, or one that appears later. */
export interface AccountEntry extends Entry<AccountFile> {
  /** Seconds after the start; 0 for the accounts that are there from the start. */
  readonly since: number;
}

/** What a check looks at. Ids are known even of entries that have mistakes of their own. */
export interface CheckContext {
  readonly organization: OrganizationFile['organization'] | undefined;
  readonly units: readonly Entry<NonNullable<OrganizationFile['units']>[number]>[];
  readonly policies: readonly Entry<NonNullable<OrganizationFile['policies']>[number]>[];
  readonly accounts: readonly AccountEntry[];
  readonly later: readonly Entry<LaterFile>[];
  readonly rootId: string;
  readonly unitIds: ReadonlySet<string>;
  readonly accountIds: ReadonlySet<string>;
}

/** One rule about a file that no schema can say. */
export type Check = (context: CheckContext) => FoundMistake[];
