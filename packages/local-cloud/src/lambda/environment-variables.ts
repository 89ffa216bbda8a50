import { devNull } from 'node:os';
import type { FunctionResource } from '../template/deployment';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface Surroundings {
  /** URL of the simulated AWS. */
  readonly endpoint: string;
  readonly region: string;
  /** Session of the function's role. */
  readonly credentials: Credentials;
}

/**
 * The environment variables of a function: those of Lambda and of the template, and settings that point the SDK to the
 * simulated AWS and hide the host's AWS configuration.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const environmentVariables = (fn: FunctionResource, { endpoint, region, credentials }: Surroundings) => ({
  ...fn.environment,
  _HANDLER: fn.handler,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  AWS_LAMBDA_FUNCTION_NAME: fn.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
  LAMBDA_TASK_ROOT: '/var/task',
  TZ: ':UTC',
  AWS_ENDPOINT_URL: endpoint,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
