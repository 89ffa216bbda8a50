import { createHash } from 'node:crypto';
import type { AccountId } from './account';
import type { Clock } from '../clock/clock';
import type { Caller } from './service';

/** Temporary credentials as STS gives them. */
export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const digest = (text: string): Buffer => createHash('sha512').update(text).digest();

/** Somebody who is allowed everything that identity policies could allow in an account. */
export const administrator = (account: AccountId): Caller => ({
  kind: 'administrator',
  account,
  arn: `arn:aws:iam::${account}:user/administrator`,
});

/**
 * Says who calls, by the access key id alone: signatures are not verified. Ids are made from a count, so that the same
 * simulation gives out the same ones.
 */
export class Credentials {
  private readonly callers = new Map<string, Caller>();

  constructor(
    private readonly clock: Clock,
    private readonly managementAccountId: AccountId,
  ) {}

  /** Gives `caller` credentials; without a duration they do not expire. */
  issue(caller: Omit<Caller, 'expiresAt'>, durationSeconds?: number): IssuedCredentials {
    const seed = digest(`credentials ${this.callers.size}`);
    const accessKeyId = `ASIA${Array.from(seed.subarray(0, 16), (byte) => alphabet[byte % alphabet.length]).join('')}`;
    const expiresAt = durationSeconds === undefined ? undefined : this.clock.now() + durationSeconds * 1000;
    this.callers.set(accessKeyId, { ...caller, ...(expiresAt !== undefined && { expiresAt }) });
    return {
      accessKeyId,
      secretAccessKey: digest(`secret ${accessKeyId}`).toString('base64').slice(0, 40),
      sessionToken: digest(`token ${accessKeyId}`).toString('base64'),
      ...(expiresAt !== undefined && { expiresAt }),
    };
  }

  /**
   * The caller that an access key id stands for; expired ones too, which the pipeline refuses. An id of twelve digits is an
   * administrator of that account, any other id that was not issued here one of the management account.
   */
  resolve(accessKeyId: string): Caller {
    const known = this.callers.get(accessKeyId);
    if (known) return known;
    return administrator(/^\d{12}$/.test(accessKeyId) ? accessKeyId : this.managementAccountId);
  }
}
