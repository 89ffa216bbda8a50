import type { AccessKeyFile, AccountFile, RootFile } from '../organization-file';

type Credential = 'accessKeys' | 'signingCertificates' | 'mfaDevices';

/** The credentials of one account's root user. Nothing can be added here that AWS would not let a program add. */
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

  /** A password that nobody knows yet: the owner of the mailbox can reset it. */
  createPassword(now: number): void {
    this.account.root = { ...this.file, password: { createdAt: timestamp(now) } };
  }

  /** True when there was one. */
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
   * Somebody signs a request with a root access key. The attempt is recorded whatever becomes of it, unless the key is
   * inactive or gone: then AWS refuses it before it knows who asks, and nothing is recorded. True when it was recorded.
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

/** ISO 8601 as organization files write it, without empty milliseconds. */
export const timestamp = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
