import { describeOrganization } from '../aws/organization/organization';
import { partitionOf } from '../aws/sdk/partition';
import { anywhere, type Ground } from '../domain/permissions/permission';
import { connectAsCaller, type CallerSettings } from '../invocation/caller';

/** What a person says about the place where permissions are to hold. */
export interface ToldGround {
  readonly organization?: string | undefined;
  readonly managementAccount?: string | undefined;
  /** Region of the deployment. */
  readonly region?: string | undefined;
  /** Credentials that tell the rest. Absent: AWS is not asked. */
  readonly ask?: CallerSettings | undefined;
}

/**
 * Where permissions are to hold, and the Region of the deployment: by default the first one of the partition.
 * @throws CallerError; OrganizationUnreadableError
 */
export async function findGround({
  ask,
  ...told
}: ToldGround): Promise<{ readonly at: Ground; readonly region: string }> {
  const asked = ask && (await askAws(ask));
  const { partition, globalRegion } = partitionOf(told.region ?? asked?.region ?? '');
  return {
    at: {
      partition,
      organization: told.organization ?? asked?.organization ?? anywhere.organization,
      managementAccount: told.managementAccount ?? asked?.managementAccount ?? anywhere.managementAccount,
      account: asked?.account ?? anywhere.account,
    },
    region: told.region ?? globalRegion,
  };
}

async function askAws(settings: CallerSettings): Promise<Omit<Ground, 'partition'> & { readonly region: string }> {
  const { identity, clients, place } = await connectAsCaller(settings);
  const { id, managementAccount } = await describeOrganization(clients);
  return { organization: id, managementAccount, account: identity.account, region: place.region };
}
