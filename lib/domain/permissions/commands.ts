import type { Policy } from '../policy/schema';
import { usesTags } from '../policy/uses-tags';
import { assumeMemberRole, auditRoot, ownRoot, readContacts } from './accounts';
import type { AskingCommand } from './asking-command';
import { assumeBootstrapRoles } from './deploy';
import { readDeployment, readOrganizationPolicies } from './deployment';
import {
  findUnits,
  listOrganization,
  nameUnits,
  readTags,
  seeDelegation,
  seeRoot,
  seeRootAccess,
} from './organization';
import type { Ground, Permission } from './permission';

/** Where a command shall work, and what it gets. */
export interface Asking {
  readonly at: Ground;
  /** Region of the deployment. */
  readonly region: string;
  /** What plan judges by. */
  readonly policy: Policy;
  /** A role in the members for plan, with its path if it has one. */
  readonly role?: string | undefined;
  /** Whether doctor gets a sender of mails. */
  readonly mails: boolean;
}

/** The least that a command needs: it makes every call of these, where there is something to read, and no others. */
export const permissionsOf = (command: AskingCommand, asking: Asking): readonly Permission[] => needs[command](asking);

const needs: Readonly<Record<AskingCommand, (asking: Asking) => readonly Permission[]>> = {
  plan: ({ at, policy, role }) => [
    listOrganization(),
    seeRootAccess(),
    seeRoot(),
    ...delegation(at),
    ...paths(at),
    nameUnits(at),
    readContacts(at),
    ...(usesTags(policy) ? [readTags(at)] : []),
    auditRoot(at),
    ...(role === undefined ? [] : [assumeMemberRole(at, role)]),
    ownRoot.summarize,
    ownRoot.report,
    ...(policy.rootUser.mfa === 'hardware' ? [ownRoot.listDevices] : []),
  ],
  doctor: ({ at, region, mails }) => [
    listOrganization(),
    seeRootAccess(),
    seeRoot(),
    seeDelegation(),
    ...paths(at),
    nameUnits(at),
    ...readOrganizationPolicies(at),
    ...(placeOf(at) === 'elsewhere' ? [] : readDeployment(at, { region, mails })),
  ],
  init: ({ at }) => [listOrganization(), ...delegation(at), ...paths(at), nameUnits(at), readContacts(at)],
  deploy: ({ at, region }) => [assumeBootstrapRoles(at, region)],
};

/** The management account needs no delegation, so plan and init do not ask for it there. */
const delegation = (at: Ground): readonly Permission[] =>
  placeOf(at) === 'management-account' ? [] : [seeDelegation()];

/** In the commercial partition Organizations lists accounts with their path. */
const paths = (at: Ground): readonly Permission[] => (at.partition === 'aws' ? [] : [findUnits(at)]);

const placeOf = ({ account, managementAccount }: Ground): 'management-account' | 'elsewhere' | 'unknown' => {
  if (account === '*' || managementAccount === '*') return 'unknown';
  return account === managementAccount ? 'management-account' : 'elsewhere';
};
