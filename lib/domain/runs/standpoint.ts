import type { AccountId } from '../account';
import type { Unknown } from '../fact';
import { blockedBy } from './blocked';
import type { OrganizationFacts } from './preflight';

/** Where credentials stand in the organization, and what can be read from there. */
export interface Standpoint {
  /** The account of the credentials. */
  readonly account: AccountId;
  readonly place: 'management-account' | 'delegated-administrator' | 'member-account';
  /** Each a part of a sentence, such as `alternate contacts of member accounts`. */
  readonly sees: readonly string[];
  /** The same, with the reason. What is not seen is reported as unreadable. */
  readonly doesNotSee: readonly string[];
}

/** @param memberRole a role in the members, for where no root session can be had */
export function standpointOf(facts: OrganizationFacts, memberRole?: string): Standpoint {
  const { host, management } = facts;
  const place = placeOf(facts);
  const isManagement = place === 'management-account';
  const isDelegated = place === 'delegated-administrator';
  const blocked = blockedBy(facts);
  const seen = [
    see('alternate contacts of member accounts', blocked.contacts?.detail),
    see('root users of member accounts, in root sessions that only read', blocked.root?.detail),
    ...(memberRole === undefined
      ? []
      : [see(`root users of member accounts with the role ${memberRole}, where no root session can be had`)]),
    see(
      `contacts and root user of the management account ${management}`,
      isManagement ? undefined : 'They can be read only from within it.',
    ),
    ...(isManagement ? [] : [see(`contacts${isDelegated ? '' : ' and root user'} of the own account ${host}`)]),
  ];
  return { account: host, place, ...split(seen) };
}

/** The standpoint of somebody who reads contacts alone. */
export function contactStandpointOf(facts: OrganizationFacts): Standpoint {
  const { host, management } = facts;
  const place = placeOf(facts);
  const isManagement = place === 'management-account';
  const seen = [
    see('alternate contacts of member accounts', blockedBy(facts).contacts?.detail),
    see(
      `contacts of the management account ${management}`,
      isManagement ? undefined : 'They can be read only from within it.',
    ),
    ...(isManagement ? [] : [see(`contacts of the own account ${host}`)]),
  ];
  const { sees, doesNotSee } = split(seen);
  return { account: host, place, sees, doesNotSee: [...doesNotSee, ...unsure(facts)] };
}

/** What nobody can tell of why contacts may be out of reach. */
function unsure({ trustedServices, delegatedAdministrators }: OrganizationFacts): readonly string[] {
  const administrators = delegatedAdministrators['account.amazonaws.com'];
  return [
    ...(trustedServices.known ? [] : [`whether trusted access is on: ${trustedServices.detail}`]),
    ...(administrators.known ? [] : [`which account is delegated administrator: ${administrators.detail}`]),
  ];
}

function placeOf({ host, management, delegatedAdministrators }: OrganizationFacts): Standpoint['place'] {
  if (host === management) return 'management-account';
  const isDelegated = Object.values(delegatedAdministrators).some(
    (administrators) => administrators.known && administrators.value.includes(host),
  );
  return isDelegated ? 'delegated-administrator' : 'member-account';
}

type Seen = ReturnType<typeof see>;

const split = (seen: readonly Seen[]): Pick<Standpoint, 'sees' | 'doesNotSee'> => ({
  sees: seen.flatMap(({ what, why }) => (why === undefined ? [what] : [])),
  doesNotSee: seen.flatMap(({ what, why }) => (why === undefined ? [] : [`${what}: ${why}`])),
});

const see = (what: string, why?: string): { readonly what: string; readonly why?: string | undefined } => ({
  what,
  why,
});

/** The same standpoint, where names of units could not be read. */
export const withoutUnitNames = (standpoint: Standpoint, why: Unknown | undefined): Standpoint =>
  why === undefined
    ? standpoint
    : {
        ...standpoint,
        doesNotSee: [...standpoint.doesNotSee, `all names of units, so ids stand for them: ${why.detail}`],
      };
