import type { AccessKey } from '../../domain/snapshot';

/**
 * Where a key was used, as far as AWS says so: `N/A` and an empty cell say nothing, and a service without Regions has
 * none. Source: IAM API reference, AccessKeyLastUsed; IAM user guide, credential report.
 */
export const placeOfUse = (
  service: string | undefined,
  region: string | undefined,
): Pick<AccessKey, 'lastUsedService' | 'lastUsedRegion'> => ({
  ...(isSaid(service) && { lastUsedService: service }),
  ...(isSaid(region) && { lastUsedRegion: region }),
});

const isSaid = (text: string | undefined): boolean => text !== undefined && text !== '' && text !== 'N/A';
