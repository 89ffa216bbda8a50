import type { AccountId } from '../../lib/domain/account';
import type { RuleId } from '../../lib/domain/finding';
import type { RootFile, SimulatedAccount } from '@rootward/local-cloud';
import type { Dice } from './dice';
import { accessKeyId, managementId } from './setting-organization';
import { at, currentCases, often, second, type Stage } from './stage';

/** The owners of the accounts. They use, change and clean up their root users at any time. */
export class Owners {
  private readonly dice: Dice;
  private keys = 100;

  constructor(private readonly stage: Stage) {
    this.dice = stage.dice.named('owners');
  }

  start(): void {
    const { stage, dice } = this;
    often(stage, dice, dice.between(0, 5), () => this.meddle());
    stage.recorder.onCase(({ record, archived }) => {
      const inHand = record.state === 'approved' || record.state === 'acting';
      if (!archived && inHand && dice.chance(0.08)) this.cross(record.account);
    });
  }

  /** Changes the account just when Rootward is about to act. */
  private cross(id: AccountId): void {
    const { stage, dice } = this;
    at(stage, stage.clock.now() + dice.next() * second, () => {
      const account = stage.organization.owned(id);
      if (!account) return;
      if (dice.chance(0.6)) this.use(account);
      else this.change(account, { accessKeys: [...account.root.accessKeys.slice(1), this.newKey()] });
    });
  }

  /** The owner signs in as root and does what the case asks for. */
  doByHand(id: AccountId, rule: RuleId): void {
    const account = this.stage.organization.owned(id);
    if (!account) return;
    const { root } = account;
    if (rule === 'root-access-key') this.change(account, { accessKeys: [] });
    if (rule === 'root-signing-certificate') this.change(account, { signingCertificates: [] });
    if (rule === 'root-mfa' && root.password)
      this.change(account, { mfaDevices: [{ serial: `arn:aws:iam::${id}:mfa/root-account-mfa-device` }] });
    if (rule === 'root-password') this.change(account, { password: undefined });
  }

  private meddle(): void {
    const { dice, stage } = this;
    // Accounts with an open case are the interesting ones.
    const asked = currentCases(stage).filter(({ state }) => ['pending', 'approved', 'acting'].includes(state));
    const id = dice.chance(0.8) ? dice.pick(asked)?.account : dice.pick(stage.organization.accounts())?.id;
    const account = id === undefined ? undefined : stage.organization.owned(id);
    if (!account || id === undefined) return;
    const keys = account.root.accessKeys;
    const what = dice.pick(['use', 'use', 'rotate', 'create', 'delete', 'certificate', 'suspend', 'contact'] as const);
    if (what === 'use') this.use(account);
    if (what === 'rotate') this.change(account, { accessKeys: [...keys.slice(1), this.newKey()] });
    if (what === 'create' && keys.length < 2) this.change(account, { accessKeys: [...keys, this.newKey()] });
    if (what === 'delete') this.change(account, { accessKeys: keys.slice(1) });
    if (what === 'certificate') this.change(account, { signingCertificates: [] });
    if (what === 'suspend' && id !== managementId && dice.chance(0.3)) account.patch({ id, state: 'SUSPENDED' });
    if (what === 'contact') account.deleteContact('SECURITY');
  }

  private use(account: SimulatedAccount): void {
    const key = this.dice.pick(account.root.accessKeys);
    if (key) account.root.useAccessKey(key.id, { at: Math.trunc(this.stage.clock.now()), service: 's3' });
  }

  private newKey() {
    const createdAt = new Date(this.stage.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
    return { id: accessKeyId(25, this.keys++), status: 'Active' as const, createdAt };
  }

  private change(account: SimulatedAccount, fields: Partial<RootFile>): void {
    const { password, accessKeys, mfaDevices, signingCertificates } = account.root;
    const before = { password, accessKeys, mfaDevices, signingCertificates };
    const after = Object.entries({ ...before, ...fields }).filter(([, value]) => value !== undefined);
    account.patch({ id: account.id, root: Object.fromEntries(after) });
    this.stage.recorder.root(account);
  }
}
