import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keepTokens } from './cases';
import { allow, type Resources } from './resources';

/** ask keeps the task token of a case and looks whether the case still waits; it reaches nothing else. */
export const askPermissions = (to: Resources): PolicyStatement[] => [
  keepTokens('KeepToken', to),
  allow('SeeCase', ['dynamodb:GetItem'], [to.tableArn]),
];
