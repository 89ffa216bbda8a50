import { createHash } from 'node:crypto';
import type { AccountId } from './account';
import type { Clock } from '../clock/clock';
import type { Caller } from './service';

/** Temporary credentials, as STS returns them. */
export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch; undefined means that they do not expire. */
  readonly expiresAt?: number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const digest = (text: string): Buffer => createHash('sha512').update(text).digest();

const tokenOf = (accessKeyId: string): string => digest(`token ${accessKeyId}`).toString('base64');

/** A caller with every permission that identity policies can give in an account. */
export const administrator = (account: AccountId): Caller => ({
  kind: 'administrator',
  account,
  arn: `arn:aws:iam::${account}:user/administrator`,
});

/**
 * Finds the caller by access key id and session token; signatures are not verified. Ids are made from a counter, so that
 * a repeated simulation issues the same ids.
 */
export class Credentials {
  private readonly callers = new Map<string, Caller>();
  private readonly identities = new Map<string, Caller>();

  constructor(
    private readonly clock: Clock,
    private readonly managementAccountId: AccountId,
  ) {}

  /** Issues credentials. Without a duration they do not expire. */
  issue(caller: Omit<Caller, 'expiresAt'>, durationSeconds?: number): IssuedCredentials {
    const seed = digest(`credentials ${this.callers.size}`);
    const accessKeyId = `ASIA${Array.from(seed.subarray(0, 16), (byte) => alphabet[byte % alphabet.length]).join('')}`;
    const expiresAt = durationSeconds === undefined ? undefined : this.clock.now() + durationSeconds * 1000;
    this.callers.set(accessKeyId, { ...caller, ...(expiresAt !== undefined && { expiresAt }) });
    return {
      accessKeyId,
      secretAccessKey: digest(`secret ${accessKeyId}`).toString('base64').slice(0, 40),
      sessionToken: tokenOf(accessKeyId),
      ...(expiresAt !== undefined && { expiresAt }),
    };
  }

  /** Names the caller of an access key id that was made elsewhere. */
  introduce(accessKeyId: string, caller: Caller): void {
    this.identities.set(accessKeyId, caller);
  }

  /**
   * Returns the caller of an access key id, also when expired: `SimulatedAws` refuses expired callers. Undefined when the
   * id was issued and the token is not the one that was issued with it, or when an introduced ASIA… id, which is that of
   * temporary credentials, comes without any. An unknown id means an administrator: of the account with that id if it
   * has twelve digits, else of the management account.
   */
  resolve(accessKeyId: string, sessionToken?: string): Caller | undefined {
    const known = this.callers.get(accessKeyId);
    if (known) return sessionToken === tokenOf(accessKeyId) ? known : undefined;
    const identity = this.identities.get(accessKeyId);
    if (identity) return accessKeyId.startsWith('ASIA') && !sessionToken ? undefined : identity;
    return administrator(/^\d{12}$/.test(accessKeyId) ? accessKeyId : this.managementAccountId);
  }
}
