import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type AdvancedEventSelector,
  type EventSelector,
} from '@aws-sdk/client-cloudtrail';
import type { Trail } from '../../domain/doctor/facts';
import type { Fact } from '../../domain/fact';
import { readFact } from '../sdk/read-fact';
import type { DoctorClients } from './doctor-clients';

type Reader = Pick<DoctorClients, 'trails'>;

/** The trails of this account that are known in the partition's first Region, those of the organization among them. */
export const readTrails = (clients: Reader): Promise<Fact<readonly Trail[]>> =>
  readFact('cloudtrail:DescribeTrails', async () => {
    const { trailList = [] } = await clients.trails.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    return Promise.all(
      trailList.map(async ({ Name = '', TrailARN, HomeRegion = '', IsMultiRegionTrail }) => {
        const arn = TrailARN ?? Name;
        const [logging, writes] = await Promise.all([readLogging(clients, arn), readWrites(clients, arn)]);
        return { name: Name, homeRegion: HomeRegion, multiRegion: IsMultiRegionTrail === true, logging, writes };
      }),
    );
  });

const readLogging = ({ trails }: Reader, arn: string): Promise<Fact<boolean>> =>
  readFact('cloudtrail:GetTrailStatus', async () => {
    const { IsLogging } = await trails.send(new GetTrailStatusCommand({ Name: arn }));
    return IsLogging === true;
  });

/** Source: CloudTrail API reference, EventSelector and AdvancedFieldSelector (`eventCategory`, `readOnly`). */
const readWrites = ({ trails }: Reader, arn: string): Promise<Fact<boolean>> =>
  readFact('cloudtrail:GetEventSelectors', async () => {
    const { EventSelectors = [], AdvancedEventSelectors = [] } = await trails.send(
      new GetEventSelectorsCommand({ TrailName: arn }),
    );
    return EventSelectors.some(recordsWrites) || AdvancedEventSelectors.some(recordsWritesAdvanced);
  });

const recordsWrites = ({ IncludeManagementEvents, ReadWriteType }: EventSelector): boolean =>
  IncludeManagementEvents !== false && ReadWriteType !== 'ReadOnly';

function recordsWritesAdvanced({ FieldSelectors = [] }: AdvancedEventSelector): boolean {
  const selects = (field: string): readonly string[] | undefined =>
    FieldSelectors.find(({ Field }) => Field === field)?.Equals;
  const sources = FieldSelectors.find(({ Field }) => Field === 'eventSource');
  const leavesOut = sources?.NotEquals?.includes('organizations.amazonaws.com') === true;
  return (
    selects('eventCategory')?.includes('Management') === true &&
    !(selects('readOnly')?.includes('true') === true) &&
    !leavesOut
  );
}
