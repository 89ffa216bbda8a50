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
  /** A module can tell execution environments apart by this name. */
  readonly logStreamName: string;
}

/**
 * The SDK's own defaults. Without these variables every client looks for its settings in two configuration files first,
 * which took a twentieth of the time of a simulation.
 */
const sdkDefaults = {
  AWS_USE_FIPS_ENDPOINT: 'false',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
  AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_SUPPORTED',
  AWS_RESPONSE_CHECKSUM_VALIDATION: 'WHEN_SUPPORTED',
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: 'false',
  AWS_S3_USE_ARN_REGION: 'false',
  AWS_ACCOUNT_ID_ENDPOINT_MODE: 'preferred',
  AWS_ENABLE_ENDPOINT_DISCOVERY: 'false',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'false',
  AWS_DEFAULTS_MODE: 'legacy',
  AWS_MAX_ATTEMPTS: '3',
  AWS_RETRY_MODE: 'standard',
} as const;

/**
 * The environment variables of a function: those of Lambda, those of the template, and those that send the SDK to the
 * simulated AWS and hide the settings of this machine from it.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const environmentVariables = (
  fn: FunctionResource,
  { endpoint, region, credentials, logStreamName }: Surroundings,
) => ({
  ...sdkDefaults,
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
  AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
  LAMBDA_TASK_ROOT: '/var/task',
  TZ: ':UTC',
  AWS_ENDPOINT_URL: endpoint,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
