import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';

/** ARNs of what the roles are given access to. */
export interface Resources {
  readonly bucketArn: string;
  readonly tableArn: string;
  /** The one object that is the deployed policy. */
  readonly policyArn: string;
}

/** Statement ids say what an Allow is for; statements that have one are not merged with others. */
export const allow = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions?: PolicyStatementProps['conditions'],
): PolicyStatement => new PolicyStatement({ sid, actions: [...actions], resources: [...resources], conditions });

/** The deployment lives in the management account, whose id is in the ARN of every account of the organization. */
const organizationHost = Aws.ACCOUNT_ID;

/** The organization's id is not known when the template is made; one management account has one organization. */
export const organizationsAccountArn = `arn:${Aws.PARTITION}:organizations::${organizationHost}:account/o-*/*`;

/** The management account's own contacts ("standalone context") and those of every member: runs are about all of them. */
export const contactArns: readonly string[] = [
  `arn:${Aws.PARTITION}:account::${organizationHost}:account`,
  `arn:${Aws.PARTITION}:account::${organizationHost}:account/o-*/*`,
];

/** Objects of one kind in every run: run ids are not known when the template is made. */
export const runFiles = ({ bucketArn }: Resources, rest: string): string => `${bucketArn}/runs/*/${rest}`;

/** The same for what holds contact values and key ids, and expires. */
export const snapshotFiles = ({ bucketArn }: Resources, rest: string): string => `${bucketArn}/snapshots/*/${rest}`;
