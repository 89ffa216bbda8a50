import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Requests per second, and at once. Few people use the page; API Gateway answers 429 to more. */
const throttle = { rateLimit: 5, burstLimit: 20 } as const;

/**
 * The access log: who, when, what and the result. Without the query string, into which a stranger could write anything.
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
 * The approval page behind an HTTP API. It answers only requests with AWS credentials (signature version 4). The name
 * of the role session identifies the person, who may decide only if it is an approver's e-mail address. There is no
 * browser sign-in yet.
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
    // Route every method to the page; it answers unknown ones with 405.
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
