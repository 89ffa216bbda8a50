import * as z from 'zod';
import type { SessionCredentials } from '../sdk/clients';

const Credentials = z
  .object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string() })
  .transform(({ AccessKeyId, SecretAccessKey, SessionToken }): SessionCredentials => ({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  }));

/** The temporary credentials in an answer of STS. @throws ZodError when one is missing */
export const sessionCredentials = (answer: unknown): SessionCredentials => Credentials.parse(answer);
