import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { stateIndex } from '../../workflow/environment';
import { caseExecutionsArn, caseMachineArn } from '../names';
import { allow, organizationsAccountArn, type Resources } from './resources';

/** The current cases, by state. */
export const listCases = (sid: string, to: Resources): PolicyStatement =>
  allow(sid, ['dynamodb:Query'], [`${to.tableArn}/index/${stateIndex.name}`]);

/** Reads a case and writes it on the condition that nobody else did. */
export const changeCases = (sid: string, to: Resources): PolicyStatement =>
  allow(sid, ['dynamodb:GetItem', 'dynamodb:PutItem'], [to.tableArn]);

/**
 * Writes the items that hold task tokens, and no case: they have partitions of their own.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const keepTokens = (sid: string, to: Resources): PolicyStatement =>
  // A put has one key; ForAllValues would hold of a request without any.
  allow(sid, ['dynamodb:PutItem'], [to.tableArn], {
    'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['WAIT#*'] },
  });

/**
 * Returns the token of a waiting case, which says no more than: look at the case. On the state machine's ARN: the service reference names
 * no resource type for this action, and Step Functions authorizes against the state machine that the token belongs to.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html (role of the sample); https://github.com/aws/aws-cdk/pull/8486
 */
export const wakeCases = (): PolicyStatement => allow('WakeCases', ['states:SendTaskSuccess'], [caseMachineArn]);

/** Starts an execution of a case; its name says which, so a second start is none. */
export const startCases = (sid: string): PolicyStatement => allow(sid, ['states:StartExecution'], [caseMachineArn]);

/** Whether the execution of a case still runs. Executions are named after account, rule and generation, which the template does not know. */
export const watchCases = (sid: string): PolicyStatement =>
  allow(sid, ['states:DescribeExecution'], [caseExecutionsArn]);

/** The deployed policy says who may approve; no role can write it. */
export const readApprovers = (to: Resources): PolicyStatement =>
  allow('ReadApprovers', ['s3:GetObject'], [to.policyArn]);

/** What Organizations says of the account of a case today. '*': DescribeOrganization has no resource type. */
export const describeAccounts = (): PolicyStatement[] => [
  allow('DescribeCaseOrganization', ['organizations:DescribeOrganization'], ['*']),
  allow('DescribeCaseAccount', ['organizations:DescribeAccount'], [organizationsAccountArn]),
  allow('ReadCaseTags', ['organizations:ListTagsForResource'], [organizationsAccountArn]),
];
