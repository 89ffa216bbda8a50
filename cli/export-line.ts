/**
 * The line for a shell that points AWS SDKs and tools at a simulated AWS. The SDK for JavaScript reads AWS_REGION; boto3
 * and the AWS CLI read AWS_DEFAULT_REGION only.
 */
export const exportLine = (url: string): string =>
  `export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any`;
