import { handle, type ApiGatewayRequestContextV2, type LambdaEvent } from 'hono/aws-lambda';
import { openDesk } from '../lib/cases/case-desk';
import { startInvocation } from '../lib/invocation/invocation';
import { errorName, log } from '../lib/invocation/log';
import { createApp } from '../lib/web/app';
import { ssoVisitor } from '../lib/web/sso-identity';

/** A request to the HTTP API, payload format 2.0. */
type PageEvent = LambdaEvent & { readonly requestContext: ApiGatewayRequestContextV2 };

/** The approval page behind API Gateway, which passes only signed requests and names the caller. */
export async function handler(event: PageEvent): Promise<unknown> {
  const { clients, environment } = startInvocation();
  const now = (): string => new Date().toISOString();
  const desk = openDesk(clients, environment, now);
  const [{ approvals }, signingKey] = await Promise.all([desk.policy(), desk.formKey()]);
  const { authorizer, domainName } = event.requestContext;
  const app = createApp({
    ...desk,
    identify: () => Promise.resolve(authorizer.iam && ssoVisitor(authorizer.iam)),
    approvals: () => Promise.resolve(approvals),
    now,
    signingKey,
    origin: `https://${domainName}`,
    failed: (error) => log({ stage: 'page', event: 'failed', error: errorName(error) }),
  });
  return handle(app)(event);
}
