import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { mapResultsPrefix } from '../../workflow/layout';
import { runExecutionsArn, runMachineArn, runMapExecutionsArn } from '../names';
import { logAndTrace } from './log-and-trace';
import { allow, runFiles, type Resources } from './resources';

/** The Run state machine invokes functions, starts the children of its maps, reads their items and writes results. */
export const runMachinePermissions = (to: Resources, functionArns: readonly string[]): PolicyStatement[] => [
  allow('InvokeStages', ['lambda:InvokeFunction'], functionArns),
  allow('StartChildren', ['states:StartExecution'], [runMachineArn]),
  // Step Functions chooses the names of children.
  allow('WatchChildren', ['states:DescribeExecution', 'states:StopExecution'], [runExecutionsArn]),
  allow('RedriveChildren', ['states:RedriveExecution'], [runMapExecutionsArn]),
  allow('ReadItems', ['s3:GetObject'], [runFiles(to, 'items.json'), runFiles(to, 'fixes.json')]),
  allow('WriteMapResults', ['s3:PutObject'], [`${to.bucketArn}/${mapResultsPrefix}/*`]),
  allow(
    'WriteLargeMapResults',
    ['s3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
    [`${to.bucketArn}/${mapResultsPrefix}/*`],
  ),
  ...logAndTrace(),
];
