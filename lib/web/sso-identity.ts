import type { Visitor } from './ports';

/**
 * The person behind a request that API Gateway authorized with IAM: the user name of an IAM Identity Center session, if
 * it is an e-mail address. Undefined for sessions of other roles, because whoever assumes such a role chooses the
 * session name.
 * Source: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html (roles
 * `AWSReservedSSO_…` can be assumed through Identity Center only);
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function ssoVisitor({
  userArn,
  userId,
}: {
  readonly userArn: string;
  readonly userId: string;
}): Visitor | undefined {
  const email = /^arn:[\w-]+:sts::\d{12}:assumed-role\/AWSReservedSSO_[^/]+\/([^/@\s]+@[^/@\s]+)$/.exec(userArn)?.[1];
  return email === undefined ? undefined : { email, session: userId };
}
