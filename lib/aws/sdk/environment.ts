import * as z from 'zod';
import { modes } from '../../domain/runs/run';
import { environmentNames } from '../../workflow/environment';
import { EnvironmentError } from './errors';

const Environment = z.object({
  bucket: z.string().min(3),
  table: z.string().min(3),
  policyBucket: z.string().min(3),
  policyKey: z.string().min(1),
  policyDigest: z.string().regex(/^[0-9a-f]{64}$/),
  mailFrom: z.string().min(3),
  hostAccount: z.string().regex(/^\d{12}$/),
  mode: z.enum(modes).optional(),
  caseMachine: z.string().regex(/:stateMachine:/),
  pageUrl: z.url().optional(),
  region: z.string().min(1),
});

/** The settings that the stack gives its functions. `mode` overrides the policy's. */
export type Environment = Readonly<z.infer<typeof Environment>>;

/** The name of the log stream, which is different in every execution environment. Undefined outside of Lambda. */
export const executionEnvironmentName = (): string | undefined => process.env['AWS_LAMBDA_LOG_STREAM_NAME'];

/**
 * What the environment of a command line says beside the SDK: the profile, and the Region as the AWS CLI names it, which
 * the SDK for JavaScript does not read.
 */
export const callerEnvironment = (): {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  /** True when a variable says where services are. */
  readonly namesEndpoint: boolean;
} => ({
  profile: process.env['AWS_PROFILE'],
  region: process.env['AWS_DEFAULT_REGION'],
  namesEndpoint: Object.keys(process.env).some((name) => name.startsWith('AWS_ENDPOINT_URL')),
});

/**
 * Reads the environment variables that the stack sets. No other code does.
 * @throws EnvironmentError naming every variable that is missing or malformed
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const names: Record<string, string> = { ...environmentNames, region: 'AWS_REGION' };
  const values = Object.fromEntries(
    Object.entries(names).map(([field, name]) => [field, variables[name] === '' ? undefined : variables[name]]),
  );
  const parsed = Environment.safeParse(values);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => `${names[String(issue.path[0])]}: ${issue.message}`);
  throw new EnvironmentError(`Environment variables are not as the stack sets them. ${mistakes.join('; ')}`);
}
