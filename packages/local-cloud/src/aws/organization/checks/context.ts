import type { AccountFile, IdentityFile, LaterFile, OrganizationFile } from '../../organization-file';
import type { FoundMistake } from '../mistake';

/** An entry of one of the file's lists that matches the schema, with its path. */
export interface Entry<T> {
  readonly path: string;
  readonly item: T;
}

/** An account of the file, from the start or from `later`. */
export interface AccountEntry extends Entry<AccountFile> {
  /** Seconds after the start; 0 for the accounts that exist from the start. */
  readonly since: number;
}

/** The input of the checks. The ids include those of entries with mistakes. */
export interface CheckContext {
  readonly organization: OrganizationFile['organization'] | undefined;
  readonly environment: OrganizationFile['environment'];
  readonly units: readonly Entry<NonNullable<OrganizationFile['units']>[number]>[];
  readonly policies: readonly Entry<NonNullable<OrganizationFile['policies']>[number]>[];
  readonly accounts: readonly AccountEntry[];
  readonly later: readonly Entry<LaterFile>[];
  readonly identities: readonly Entry<IdentityFile>[];
  readonly rootId: string;
  readonly unitIds: ReadonlySet<string>;
  readonly accountIds: ReadonlySet<string>;
}

/** A rule that no JSON schema can express. */
export type Check = (context: CheckContext) => FoundMistake[];
