import type { AccountId } from '../account';
import { parsePolicyDocument } from '../../permissions/policy-document';
import type { Scp } from '../../permissions/evaluate-scps';
import { Faults } from '../faults';
import type { AccountFile, EnvironmentFile, IdentityFile, OrganizationFile, PolicyFile } from '../organization-file';
import { defaultRootFeatures, defaultRootId, defaultTrustedAccess } from './defaults';
import type { Pending } from './pending';
import { SimulatedAccount } from './simulated-account';
import { writeOrganization } from './write-organization';

export type RootFeature = (typeof defaultRootFeatures)[number];
export type UnitFile = NonNullable<OrganizationFile['units']>[number];

const isScp = ({ type }: PolicyFile): boolean => (type ?? 'SERVICE_CONTROL_POLICY') === 'SERVICE_CONTROL_POLICY';

/**
 * The state of the simulated organization: a copy of the loaded file, changed in place, so that unchanged fields are
 * written back as they were.
 */
export class SimulatedOrganization {
  /** The faults that still have to happen. */
  readonly faults: Faults;
  private readonly file: OrganizationFile;
  private readonly members = new Map<AccountId, SimulatedAccount>();
  private readonly unitsById: ReadonlyMap<string, UnitFile>;
  private readonly scpsByTarget = new Map<string, Scp[]>();
  private readonly addedIdentities: IdentityFile[] = [];
  private waiting: readonly Pending[];

  /** @param file a file that `loadOrganization` found valid; it is copied */
  constructor(file: OrganizationFile) {
    this.file = structuredClone(file);
    for (const account of this.file.accounts) this.members.set(account.id, new SimulatedAccount(account));
    this.unitsById = new Map(this.units.map((unit) => [unit.id, unit]));
    for (const { id, content, targets } of this.policies.filter(isScp))
      for (const target of targets) {
        const there = this.scpsByTarget.get(target) ?? [];
        this.scpsByTarget.set(target, [...there, { id, document: parsePolicyDocument(content, id) }]);
      }
    this.waiting = (this.file.later ?? []).map((item) => ({ item }));
    this.faults = new Faults(this.file.accounts);
  }

  /** Start of the simulated clock, in milliseconds since the epoch; undefined when the file does not set it. */
  get startsAt(): number | undefined {
    return this.file.now === undefined ? undefined : Date.parse(this.file.now);
  }

  get id(): string {
    return this.file.organization.id;
  }

  get rootId(): string {
    return this.file.organization.rootId ?? defaultRootId;
  }

  get managementAccountId(): AccountId {
    return this.file.organization.managementAccountId;
  }

  /** Otherwise there are no policies, no trusted access and no centralized root access. */
  get allFeatures(): boolean {
    return (this.file.organization.featureSet ?? 'ALL') === 'ALL';
  }

  /** What the management account has besides root user and contacts. */
  get environment(): NonNullable<OrganizationFile['environment']> {
    return this.file.environment ?? {};
  }

  /** The same of any account; all healthy for one outside the organization. */
  environmentOf(account: AccountId): EnvironmentFile {
    return account === this.managementAccountId ? this.environment : (this.members.get(account)?.environment ?? {});
  }

  /** How the account came to be a member. The management account counts as invited. */
  joinedMethod({ id, joinedMethod }: SimulatedAccount): 'CREATED' | 'INVITED' {
    return joinedMethod ?? (id === this.managementAccountId ? 'INVITED' : 'CREATED');
  }

  /** Service principals with trusted access. */
  get trustedAccess(): readonly string[] {
    return this.allFeatures ? (this.file.organization.trustedAccess ?? defaultTrustedAccess) : [];
  }

  get rootFeatures(): readonly RootFeature[] {
    return this.file.organization.rootFeatures ?? defaultRootFeatures;
  }

  /** Does nothing when the feature already has that state. */
  setRootFeature(feature: RootFeature, on: boolean): void {
    if (this.rootFeatures.includes(feature) === on) return;
    const others = this.rootFeatures.filter((it) => it !== feature);
    this.file.organization.rootFeatures = on ? [...others, feature] : others;
  }

  /** Ids by service principal. */
  get delegatedAdministrators(): Readonly<Record<string, readonly AccountId[]>> {
    return this.file.organization.delegatedAdministrators ?? {};
  }

  /** Whether the account is a delegated administrator for the service, or without `principal` for any service. */
  isDelegatedAdministrator(account: AccountId, principal?: string): boolean {
    return Object.entries(this.delegatedAdministrators).some(
      ([service, accounts]) => (principal === undefined || service === principal) && accounts.includes(account),
    );
  }

  /** In the order of the file, then accounts that were created later. */
  accounts(): readonly SimulatedAccount[] {
    return [...this.members.values()];
  }

  account(id: AccountId): SimulatedAccount | undefined {
    return this.members.get(id);
  }

  get units(): readonly UnitFile[] {
    return this.file.units ?? [];
  }

  unit(id: string): UnitFile | undefined {
    return this.unitsById.get(id);
  }

  /** Service control policies and resource control policies. */
  get policies(): readonly PolicyFile[] {
    return this.file.policies ?? [];
  }

  /** Callers from outside. */
  get identities(): readonly IdentityFile[] {
    return [...(this.file.identities ?? []), ...this.addedIdentities];
  }

  /** Adds callers, which are not written back. */
  addIdentities(identities: readonly IdentityFile[]): void {
    this.addedIdentities.push(...identities);
  }

  /** Id of the unit or root directly above. */
  parentOf(child: { readonly parent?: string }): string {
    return child.parent ?? this.rootId;
  }

  /** The root, then the units from the top down to the one that holds the account. */
  pathOf(account: SimulatedAccount): readonly string[] {
    const path: string[] = [];
    for (let unit = this.unitsById.get(this.parentOf(account)); unit; unit = this.unitsById.get(this.parentOf(unit)))
      path.unshift(unit.id);
    return [this.rootId, ...path];
  }

  /** Service control policies of the account, by level from the root down; none for the management account. */
  scpLevels(account: SimulatedAccount): readonly (readonly Scp[])[] {
    if (!this.allFeatures || account.id === this.managementAccountId) return [];
    return [...this.pathOf(account), account.id].map((target) => this.scpsAt(target));
  }

  /** Service control policies of the file that are attached to the root, a unit or an account. */
  scpsAt(target: string): readonly Scp[] {
    return this.scpsByTarget.get(target) ?? [];
  }

  /** @throws Error when the id is already in use */
  addAccount(file: AccountFile): SimulatedAccount {
    if (this.members.has(file.id)) throw new Error(`Account ${file.id} is created a second time.`);
    const copy = structuredClone(file);
    this.file.accounts.push(copy);
    const account = new SimulatedAccount(copy);
    this.members.set(copy.id, account);
    for (const fault of copy.faults ?? []) this.faults.add(fault, copy.id);
    return account;
  }

  /** Does nothing when the organization does not have the account. */
  removeAccount(id: AccountId): void {
    this.members.delete(id);
    this.file.accounts = this.file.accounts.filter((account) => account.id !== id);
  }

  /** Sets the times of the later events. */
  startLater(times: readonly Required<Pending>[]): void {
    this.waiting = times;
  }

  get pending(): readonly Pending[] {
    return this.waiting;
  }

  /** Removes a later event that has happened. */
  happened(done: Pending): void {
    this.waiting = this.waiting.filter((it) => it !== done);
  }

  /** Returns the state in the shape of the loaded file. @param now milliseconds since the epoch */
  toFile(now: number): OrganizationFile {
    return writeOrganization(this.file, { now, pending: this.waiting, faults: this.faults });
  }
}
