import { handle, type ApiGatewayRequestContextV2, type LambdaEvent } from 'hono/aws-lambda';
import { CaseTable } from '../lib/aws/case-table';
import { decideCase } from '../lib/aws/decide';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { pageKey } from '../lib/aws/page-key';
import { loadPolicy } from '../lib/aws/policy-asset';
import { errorName } from '../lib/aws/throttling';
import { closedStates } from '../lib/domain/cases/closed';
import { createApp } from '../lib/web/app';
import { ssoVisitor } from '../lib/web/sso-identity';

/** A request to the HTTP API, format 2.0. */
type PageEvent = LambdaEvent & { readonly requestContext: ApiGatewayRequestContextV2 };

/** The approval page behind API Gateway, which lets signed requests through only and says whose they are. */
export async function handler(event: PageEvent): Promise<unknown> {
  const { clients, environment } = startInvocation();
  const { table: tableName } = environment;
  const [{ policy }, signingKey] = await Promise.all([loadPolicy(clients, environment), pageKey(clients, tableName)]);
  const cases = new CaseTable(clients, tableName);
  const now = (): string => new Date().toISOString();
  const { authorizer, domainName } = event.requestContext;
  const app = createApp({
    identify: () => Promise.resolve(authorizer.iam && ssoVisitor(authorizer.iam)),
    openCases: () => cases.current(['queued', 'pending', 'approved', 'acting']),
    closedCases: () => cases.current(closedStates),
    caseOf: (account, rule, generation) => cases.generation({ account, rule, generation }),
    decide: (request) => decideCase({ clients, tableName, policy, now }, request),
    approvals: () => Promise.resolve(policy.approvals),
    now,
    signingKey,
    origin: `https://${domainName}`,
    failed: (error) => log({ stage: 'page', event: 'failed', error: errorName(error) }),
  });
  return handle(app)(event);
}
