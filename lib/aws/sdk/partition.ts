/**
 * Partitions, each with the Region of its global services (Account Management, IAM, Organizations).
 * Source: botocore, `partitions.json` and the endpoint rule set of `account`.
 */
const partitions = [
  { prefix: 'cn-', partition: 'aws-cn', globalRegion: 'cn-northwest-1' },
  { prefix: 'us-gov-', partition: 'aws-us-gov', globalRegion: 'us-gov-west-1' },
  { prefix: 'eusc-', partition: 'aws-eusc', globalRegion: 'eusc-de-east-1' },
] as const;

export interface Partition {
  /** As in ARNs: `aws`, `aws-cn`, ... */
  readonly partition: string;
  readonly globalRegion: string;
}

/** The partition that a Region belongs to. */
export const partitionOf = (region: string): Partition =>
  partitions.find(({ prefix }) => region.startsWith(prefix)) ?? { partition: 'aws', globalRegion: 'us-east-1' };
