import type { AccountId } from '../account';
import type { AdvancedSelectorFile, TrailFile } from '../organization-file';
import type { SimulatedOrganization } from './simulated-organization';

/** A trail, with its owner and without gaps. */
export interface Trail extends Required<Omit<TrailFile, 'advancedEventSelectors'>> {
  readonly advancedEventSelectors: readonly AdvancedSelectorFile[];
  readonly owner: AccountId;
  readonly arn: string;
}

/** What a trail is when a file does not say otherwise; also the one that `trail` stands for. */
export const ordinaryTrail = {
  name: 'organization-trail',
  homeRegion: 'us-east-1',
  multiRegion: true,
  logging: true,
  managementEvents: 'All',
  advancedEventSelectors: [],
} as const;

const complete = (file: Partial<TrailFile>, owner: AccountId, organization: boolean): Trail => {
  const trail = { ...ordinaryTrail, organization, ...file };
  return { ...trail, owner, arn: `arn:aws:cloudtrail:${trail.homeRegion}:${owner}:trail/${trail.name}` };
};

/** The trails of the management account. */
export function trailsOf({ environment, managementAccountId }: SimulatedOrganization): readonly Trail[] {
  const { trail = true, trails = trail ? [{}] : [] } = environment;
  return trails.map((file) => complete(file, managementAccountId, true));
}

/**
 * The trails that an account sees: its own, and in a member account those of the organization, wherever they begin.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export function trailsSeenBy(organization: SimulatedOrganization, account: AccountId): readonly Trail[] {
  if (account === organization.managementAccountId) return trailsOf(organization);
  const member = organization.account(account);
  if (!member) return [];
  const own = (member.environment.trails ?? []).map((file) => complete(file, account, false));
  return [...own, ...trailsOf(organization).filter((trail) => trail.organization)];
}

/** Whether a trail is there in a Region. */
export const isIn = ({ homeRegion, multiRegion }: Trail, region: string): boolean =>
  multiRegion || homeRegion === region;

/**
 * Whether the trail makes changes of Organizations arrive at EventBridge: they are management events in us-east-1.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-organizations.html and
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const coversOrganizations = (trail: Trail): boolean =>
  trail.logging && isIn(trail, 'us-east-1') && recordsChanges(trail);

function recordsChanges({ managementEvents, advancedEventSelectors }: Trail): boolean {
  if (advancedEventSelectors.length === 0) return managementEvents === 'All' || managementEvents === 'WriteOnly';
  return advancedEventSelectors.some(({ FieldSelectors }) => {
    const equals = (field: string): readonly string[] | undefined =>
      FieldSelectors.find(({ Field }) => Field === field)?.Equals;
    return equals('eventCategory')?.includes('Management') === true && !(equals('readOnly') ?? []).includes('true');
  });
}
