import { parsePolicyDocument, type PolicyDocument } from '../permissions/policy-document';
import { TemplateError } from './template-error';

/**
 * Policies that AWS manages, by the part of the ARN after `policy/`.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html
 */
const managedPolicies: Readonly<Record<string, unknown>> = {
  'service-role/AWSLambdaBasicExecutionRole': {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  },
};

/** @throws TemplateError naming a managed policy whose content is not known locally */
export function managedPolicy(arn: string): PolicyDocument {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  if (name === undefined || !Object.hasOwn(managedPolicies, name))
    throw new TemplateError(`The content of the managed policy ${arn} is not known locally`);
  return parsePolicyDocument(managedPolicies[name], arn);
}
