import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { nameUnits, organizationsAccountArn, readTags, findUnits } from '../../domain/permissions/organization';
import { stateIndex, waitIndex } from '../../workflow/environment';
import { caseExecutionsArn, caseMachineArn } from '../names';
import { allow, allowItems, deployedAt, granted, type Resources } from './resources';

/** Lists the cases by state. */
export const listCases = (sid: string, to: Resources): PolicyStatement =>
  allow(sid, ['dynamodb:Query'], [`${to.tableArn}/index/${stateIndex.name}`]);

/** Lists the executions that wait, with their task tokens. */
export const listTokens = (sid: string, to: Resources): PolicyStatement =>
  allow(sid, ['dynamodb:Query'], [`${to.tableArn}/index/${waitIndex.name}`]);

/** Reads and writes cases, and nothing else in the table. The functions make every write conditional. */
export const changeCases = (sid: string, to: Resources): PolicyStatement =>
  allowItems(sid, to, ['dynamodb:GetItem', 'dynamodb:PutItem'], ['ACCOUNT#*']);

/** Writes items with task tokens, and no case. */
export const keepTokens = (sid: string, to: Resources): PolicyStatement =>
  allowItems(sid, to, ['dynamodb:PutItem'], ['WAIT#*']);

/** Reads the task token of one waiting case, to wake its execution. */
export const readTokens = (sid: string, to: Resources): PolicyStatement =>
  allowItems(sid, to, ['dynamodb:GetItem'], ['WAIT#*']);

/**
 * Completes the task of a waiting case; the execution then reads the case. The resource is the state machine: the
 * service reference names no resource type for this action, and Step Functions authorizes against the token's state
 * machine.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html (role of the sample);
 * https://github.com/aws/aws-cdk/pull/8486
 */
export const wakeCases = (): PolicyStatement => allow('WakeCases', ['states:SendTaskSuccess'], [caseMachineArn]);

/** Starts a case's execution. Its name is fixed, so a second start has no effect. */
export const startCases = (sid: string): PolicyStatement => allow(sid, ['states:StartExecution'], [caseMachineArn]);

/** Reads whether a case's execution runs. All executions, because their names hold accounts unknown at synthesis. */
export const watchCases = (sid: string): PolicyStatement =>
  allow(sid, ['states:DescribeExecution'], [caseExecutionsArn]);

/** Reads the deployed policy, which names the approvers. No role can write it. */
export const readApprovers = (to: Resources): PolicyStatement =>
  allow('ReadApprovers', ['s3:GetObject'], [to.policyArn]);

const identityArn = (identity: string): string =>
  `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${identity}`;

/**
 * Sends mails from the sender's address. Either the domain or the address is verified. `ses:FromAddress` is the bare
 * address also where the sender has a name, which has a key of its own (`ses:FromDisplayName`); that one is left open,
 * because AWS does not say how it compares an encoded name. In its sandbox SES also asks for
 * permission on the recipient's identity, which no role has: mails are sent once the account has left the sandbox.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-policy-examples.html;
 * https://github.com/cloudposse/terraform-aws-ses/issues/40 (observed).
 */
export const sendMails = (sid: string, mailFrom: string): PolicyStatement =>
  allow(sid, ['ses:SendEmail'], [identityArn(mailFrom.replace(/^.*@/, '')), identityArn(mailFrom)], {
    StringEquals: { 'ses:FromAddress': mailFrom },
  });

/** Reads what Organizations says about the account of a case. '*': DescribeOrganization has no resource type. */
export const describeAccounts = (): PolicyStatement[] => [
  allow('DescribeCaseOrganization', ['organizations:DescribeOrganization'], ['*']),
  allow('DescribeCaseAccount', ['organizations:DescribeAccount'], [organizationsAccountArn(deployedAt)]),
  granted(findUnits(deployedAt), 'FindCaseUnits'),
  granted(nameUnits(deployedAt), 'NameCaseUnits'),
  granted(readTags(deployedAt), 'ReadCaseTags'),
];
