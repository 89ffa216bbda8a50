import type { Call, Need } from '../../service';
import { targetAccount } from './target-account';

const textAt = (name: string, value: unknown): Record<string, string> =>
  typeof value === 'string' ? { [name]: value } : {};

/**
 * The permissions of an STS call. No policy can deny GetCallerIdentity.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
export function stsNeeds(call: Call): readonly Need[] {
  const { operation, input } = call;
  if (operation === 'AssumeRoot') {
    const task: unknown = (input['TaskPolicyArn'] as { arn?: unknown } | undefined)?.arn;
    const resource = `arn:aws:iam::${targetAccount(call) ?? '*'}:root`;
    return [{ action: 'sts:AssumeRoot', resource, context: textAt('sts:taskpolicyarn', task) }];
  }
  if (operation !== 'AssumeRole') return [];
  const context = {
    ...textAt('sts:externalid', input['ExternalId']),
    ...textAt('sts:rolesessionname', input['RoleSessionName']),
  };
  return [{ action: 'sts:AssumeRole', resource: String(input['RoleArn']), context }];
}
