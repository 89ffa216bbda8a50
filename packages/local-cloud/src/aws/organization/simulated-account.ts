import type { AccountId, AccountState } from '../account';
import type { Contact, ContactType } from '../account';
import type { AccountFile, EnvironmentFile, GroupFile, RoleFile, UserFile } from '../organization-file';
import { SimulatedRoot } from './simulated-root';

/**
 * One account of the simulated organization. It changes its part of the file in place, and adds no defaults, so that
 * unchanged fields are written back as they were.
 */
export class SimulatedAccount {
  /** The root user's credentials. */
  readonly root: SimulatedRoot;

  constructor(private readonly file: AccountFile) {
    this.root = new SimulatedRoot(file);
  }

  get id(): AccountId {
    return this.file.id;
  }

  get name(): string {
    return this.file.name;
  }

  /** The root user's e-mail address. */
  get email(): string {
    return this.file.email;
  }

  get state(): AccountState {
    return this.file.state ?? 'ACTIVE';
  }

  /** The unit that holds the account; undefined: the root. */
  get parent(): string | undefined {
    return this.file.parent;
  }

  get joinedMethod(): 'CREATED' | 'INVITED' | undefined {
    return this.file.joinedMethod;
  }

  get joinedAt(): Date | undefined {
    return this.file.joinedAt === undefined ? undefined : new Date(this.file.joinedAt);
  }

  get tags(): Readonly<Record<string, string>> {
    return this.file.tags ?? {};
  }

  /** Mail, trails and bootstrapped Regions of a member account. */
  get environment(): EnvironmentFile {
    return this.file.environment ?? {};
  }

  get roles(): readonly RoleFile[] {
    return this.file.roles ?? [];
  }

  get users(): readonly UserFile[] {
    return this.file.users ?? [];
  }

  get groups(): readonly GroupFile[] {
    return this.file.groups ?? [];
  }

  /** Managed policies of the account itself. */
  get managedPolicies(): NonNullable<AccountFile['managedPolicies']> {
    return this.file.managedPolicies ?? [];
  }

  /** ContactInformation, with the API's member names. */
  get primaryContact(): Readonly<Record<string, unknown>> | undefined {
    return this.file.primaryContact;
  }

  putPrimaryContact(contact: Readonly<Record<string, unknown>>): void {
    this.file.primaryContact = { ...contact };
  }

  contact(type: ContactType): Contact | undefined {
    return this.file.contacts?.[type];
  }

  /** Stores the values with their white space. */
  putContact(type: ContactType, contact: Contact): void {
    this.file.contacts = { ...this.file.contacts, [type]: contact };
  }

  /** False when there was none. */
  deleteContact(type: ContactType): boolean {
    const { [type]: old, ...rest } = this.file.contacts ?? {};
    if (old) this.file.contacts = rest;
    return old !== undefined;
  }

  /** Replaces the given fields as a whole; keeps the others. */
  patch({ id: _id, ...fields }: Partial<AccountFile>): void {
    Object.assign(this.file, structuredClone(fields));
  }
}
