import type { AccessKeyFile, AccountFile, RootFile } from '../organization-file';

type Credential = 'accessKeys' | 'signingCertificates' | 'mfaDevices';

/** The credentials of one account's root user. It can only add what an AWS API can add: a password. */
export class SimulatedRoot {
  constructor(private readonly account: AccountFile) {}

  private get file(): RootFile {
    return this.account.root ?? {};
  }

  get password(): RootFile['password'] {
    return this.file.password;
  }

  get accessKeys(): readonly AccessKeyFile[] {
    return this.file.accessKeys ?? [];
  }

  get mfaDevices(): NonNullable<RootFile['mfaDevices']> {
    return this.file.mfaDevices ?? [];
  }

  get signingCertificates(): NonNullable<RootFile['signingCertificates']> {
    return this.file.signingCertificates ?? [];
  }

  /** Creates a password that nobody knows. The owner of the mailbox can reset it. */
  createPassword(now: number): void {
    this.account.root = { ...this.file, password: { createdAt: timestamp(now) } };
  }

  /** False when there was none. */
  deletePassword(): boolean {
    const { password, ...rest } = this.file;
    if (password) this.account.root = rest;
    return password !== undefined;
  }

  deleteAccessKey(id: string): boolean {
    return this.remove('accessKeys', (it) => 'id' in it && it.id === id);
  }

  deleteSigningCertificate(id: string): boolean {
    return this.remove('signingCertificates', (it) => 'id' in it && it.id === id);
  }

  deactivateMfaDevice(serial: string): boolean {
    return this.remove('mfaDevices', (it) => 'serial' in it && it.serial === serial);
  }

  /**
   * Records that a request was signed with a root access key, whether or not AWS allowed it. Returns false for an
   * inactive or deleted key: AWS refuses such a request before it identifies the caller, and records nothing.
   */
  useAccessKey(id: string, use: { readonly at: number; readonly service?: string; readonly region?: string }): boolean {
    const key = this.accessKeys.find((it) => it.id === id && it.status === 'Active');
    if (!key) return false;
    key.lastUsedAt = timestamp(use.at);
    key.lastUsedService = use.service ?? 'sts';
    key.lastUsedRegion = use.region ?? 'us-east-1';
    return true;
  }

  private remove(name: Credential, matches: (it: object) => boolean): boolean {
    const before: readonly object[] = this.file[name] ?? [];
    const left = before.filter((it) => !matches(it));
    if (left.length < before.length) this.account.root = { ...this.file, [name]: left };
    return left.length < before.length;
  }
}

/** ISO 8601, without milliseconds when they are zero, as in organization files. */
export const timestamp = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
