// The CloudFormation validator inside aws-cdk-lib costs two seconds per test file; test/infra/validation.test.ts turns it back on.
process.env.CDK_VALIDATION ??= 'false';
process.env.AWS_REGION ??= 'us-east-1';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
