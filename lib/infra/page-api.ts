import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * Requests a second, and at once: pages are looked at by a few people. Beyond that API Gateway answers 429 without asking the function.
 */
const throttle = { rateLimit: 5, burstLimit: 20 } as const;

/**
 * Who, when, what and how it ended. No query string: it is a person's filter, and whatever a stranger puts there stays out of the log.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  caller: '$context.identity.userArn',
  address: '$context.identity.sourceIp',
  error: '$context.error.responseType',
} as const;

/**
 * The approval page behind an HTTP API. Nothing is answered without AWS credentials (signature version 4): the person is the name of the
 * role session, and only an approver's e-mail address lets decide. Signing in with a browser comes in front of it later.
 */
export class PageApi extends Construct {
  /** `https://...`, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { page }: { readonly page: IFunction }) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'Rootward: cases to decide',
      createDefaultStage: false,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    const integration = new HttpLambdaIntegration('Page', page);
    // Every method reaches the page, which answers those it does not know with 405.
    for (const path of ['/', '/{path+}']) api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.url = api.apiEndpoint;
  }
}
