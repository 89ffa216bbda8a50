import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
  GetTrailRequest,
  GetTrailResponse,
  GetTrailStatusRequest,
  GetTrailStatusResponse,
  Trail as TrailDetail,
} from '@aws-sdk/client-cloudtrail';
import type { Clock } from '../../clock/clock';
import { beforeEverything } from '../organization/defaults';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import { isIn, type Trail, trailsSeenBy } from '../organization/trails';
import { type Call, type Need, type Service, ServiceError } from '../service';
import { textMember } from './text-member';

/** The ARN that a trail of the caller with this name would have. */
const arnOf = ({ region, caller }: Call, name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:cloudtrail:${region}:${caller.account}:trail/${name}`;

const nameIn = (call: Call): string => textMember(call, 'Name') || textMember(call, 'TrailName');

const describe = (trail: Trail): TrailDetail => ({
  Name: trail.name,
  S3BucketName: `aws-cloudtrail-logs-${trail.owner}`,
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: trail.multiRegion,
  HomeRegion: trail.homeRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: trail.advancedEventSelectors.length > 0 || trail.managementEvents !== 'All',
  HasInsightSelectors: false,
  IsOrganizationTrail: trail.organization,
});

/**
 * The permissions of a CloudTrail call.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
 */
const needsOf = (call: Call): readonly Need[] => [
  {
    action: `cloudtrail:${call.operation}`,
    resource: call.operation === 'DescribeTrails' ? '*' : arnOf(call, nameIn(call)),
  },
];

/** CloudTrail: which trails there are, and what they record. Nothing is recorded. */
export function cloudTrailService(organization: SimulatedOrganization, clock: Pick<Clock, 'now'>): Service {
  const seen = (call: Call): readonly Trail[] => trailsSeenBy(organization, call.caller.account);
  /**
   * A name means a trail of the caller's account and Region; all others need their ARN, those of the organization in a
   * member account too.
   * Source: CloudTrail API reference, GetTrailStatus, Name; DescribeTrails, trailNameList.
   */
  const found = (call: Call): Trail => {
    const arn = arnOf(call, nameIn(call));
    if (!/^arn:[^:]*:cloudtrail:[^:]*:\d{12}:trail\/./.test(arn))
      throw new ServiceError('CloudTrailARNInvalidException', `Invalid ARN: ${arn}`, {}, 400);
    const trail = seen(call).find((it) => it.arn === arn);
    if (!trail)
      throw new ServiceError(
        'TrailNotFoundException',
        `Unknown trail: ${arn} for the user: ${call.caller.account}`,
        {},
        400,
      );
    return trail;
  };
  return {
    name: 'cloudtrail',
    target: ({ caller }) => caller.account,
    needs: needsOf,
    operations: {
      DescribeTrails: (
        { trailNameList = [], includeShadowTrails = true }: DescribeTrailsRequest,
        call: Call,
      ): DescribeTrailsResponse => {
        const { region, caller } = call;
        const isShadow = (trail: Trail): boolean => trail.homeRegion !== region || trail.owner !== caller.account;
        const asked = trailNameList.map((name) => arnOf(call, name));
        const trails = seen(call).filter((trail) =>
          asked.length > 0
            ? asked.includes(trail.arn)
            : isIn(trail, region) && (includeShadowTrails || !isShadow(trail)),
        );
        return { trailList: trails.map(describe) };
      },
      GetTrail: (_: GetTrailRequest, call: Call): GetTrailResponse => ({ Trail: describe(found(call)) }),
      GetTrailStatus: (_: GetTrailStatusRequest, call: Call): GetTrailStatusResponse => {
        const { logging } = found(call);
        const since = new Date(beforeEverything);
        return {
          IsLogging: logging,
          StartLoggingTime: since,
          ...(logging ? { LatestDeliveryTime: new Date(clock.now()) } : { StopLoggingTime: since }),
        };
      },
      GetEventSelectors: (_: GetEventSelectorsRequest, call: Call): GetEventSelectorsResponse => {
        const { arn: TrailARN, managementEvents: events, advancedEventSelectors: advanced } = found(call);
        if (advanced.length > 0)
          return { TrailARN, AdvancedEventSelectors: advanced.map((selector) => ({ ...selector })) };
        const selector = {
          ReadWriteType: events === 'none' ? ('All' as const) : events,
          IncludeManagementEvents: events !== 'none',
          DataResources: [],
          ExcludeManagementEventSources: [],
        };
        return { TrailARN, EventSelectors: [selector] };
      },
    },
  };
}
