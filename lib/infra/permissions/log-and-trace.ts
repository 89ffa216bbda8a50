import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from './resources';

/** What every state machine needs for its log and traces. */
export const logAndTrace = (): PolicyStatement[] => [
  // '*': log delivery has no resource type. Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  allow(
    'DeliverLogs',
    [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    ['*'],
  ),
  // '*': X-Ray has no resource type for these. Source: https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
  allow(
    'Trace',
    ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    ['*'],
  ),
];
