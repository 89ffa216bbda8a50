import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { Ground, Permission } from '../../domain/permissions/permission';

/** ARNs of the resources in the roles' statements. */
export interface Resources {
  readonly bucketArn: string;
  readonly tableArn: string;
  /** The S3 object of the deployed policy. */
  readonly policyArn: string;
}

/** An Allow statement. The sid says what it is for; CDK does not merge statements that have one. */
export const allow = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions?: PolicyStatementProps['conditions'],
): PolicyStatement => new PolicyStatement({ sid, actions: [...actions], resources: [...resources], conditions });

/**
 * Partition keys of the table: cases, claims of runs and their mails, what the page says of the last run, claims of other mails, task tokens, the page's
 * signing key.
 */
export type ItemKeys = 'ACCOUNT#*' | 'RUN#*' | 'RUN#last' | 'NOTICE#*' | 'WAIT#*' | 'PAGE';

/**
 * An Allow statement about items of the table with these partition keys.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const allowItems = (
  sid: string,
  { tableArn }: Pick<Resources, 'tableArn'>,
  actions: readonly ('dynamodb:GetItem' | 'dynamodb:PutItem')[],
  keys: readonly ItemKeys[],
): PolicyStatement =>
  // Get and put have one key each. ForAllValues would also allow a request without keys.
  allow(sid, actions, [tableArn], { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [...keys] } });

/**
 * Rootward runs in the management account, whose id is part of the ARN of every account in the organization. Any
 * organization id, because synthesis does not know it; a management account has only one organization.
 */
export const deployedAt: Ground = {
  partition: Aws.PARTITION,
  organization: 'o-*',
  managementAccount: Aws.ACCOUNT_ID,
  account: Aws.ACCOUNT_ID,
};

/** The statement for a permission that people need too who look from their own machines. */
export const granted = ({ sid, actions, resources, conditions }: Permission, as: string = sid): PolicyStatement =>
  allow(as, actions, resources, conditions);

/** Files of one kind of all runs, because synthesis does not know the run ids. */
export const runFiles = ({ bucketArn }: Resources, rest: string): string => `${bucketArn}/runs/*/${rest}`;

/** The same for files with contact values or key ids, which expire. */
export const snapshotFiles = ({ bucketArn }: Resources, rest: string): string => `${bucketArn}/snapshots/*/${rest}`;
