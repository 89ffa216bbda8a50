import { context } from '../../cdk.json';

/**
 * The context in cdk.json, as the CDK command line passes it in a clone. Without its flags CDK makes another template, so
 * whoever synthesizes from elsewhere gives them too.
 */
export const featureFlags: Readonly<Record<string, unknown>> = context;
