import type { AccountId } from '../../lib/domain/account';
import type { CaseRecord } from '../../lib/domain/cases/case';
import type { Contact, ContactType } from '../../lib/domain/contact';
import {
  type Call,
  type CallRecord,
  type Faults,
  type HistoryEvent,
  type OrganizationFile,
  type SimulatedAccount,
  SimulatedOrganization,
  plainItem,
} from '@rootward/local-cloud';
import type {
  Answer,
  CaseVersion,
  ContactWrite,
  Deletion,
  ItemVersion,
  Meddling,
  Moment,
  ObservedCall,
  RootState,
} from './observed';

/** An organization that records what Rootward deletes and overwrites. */
export class WatchedOrganization extends SimulatedOrganization {
  override readonly faults: Faults;

  constructor(
    file: OrganizationFile,
    faults: Faults,
    private readonly recorder: Recorder,
  ) {
    super(file);
    this.faults = faults;
  }

  override account(id: AccountId): SimulatedAccount | undefined {
    const account = super.account(id);
    return account && this.recorder.watched(account);
  }

  /** The account without recording, for changes by its owners. */
  owned(id: AccountId): SimulatedAccount | undefined {
    return super.account(id);
  }
}

/** Collects everything that happens, in order. */
export class Recorder {
  readonly calls: ObservedCall[] = [];
  readonly items: ItemVersion[] = [];
  readonly cases: CaseVersion[] = [];
  readonly deletions: Deletion[] = [];
  readonly roots: RootState[] = [];
  readonly contactWrites: ContactWrite[] = [];
  readonly answers: Answer[] = [];
  readonly events: (HistoryEvent & Moment)[] = [];
  readonly meddlings: Meddling[] = [];
  readonly defects: string[] = [];
  private readonly seen = new WeakMap<SimulatedAccount, SimulatedAccount>();
  private readonly listeners: ((version: CaseVersion) => void)[] = [];
  private order = 0;

  constructor(private readonly now: () => number) {}

  /** Calls `listener` at each write of a case, at that moment. */
  onCase(listener: (version: CaseVersion) => void): void {
    this.listeners.push(listener);
  }

  moment(): Moment {
    return { at: this.now(), order: this.order++ };
  }

  call(record: CallRecord, call: Call): void {
    const done = record.error === undefined || record.error === 'LostResponse';
    this.calls.push({ ...this.moment(), ...record, done });
    if (call.service === 'dynamodb' && done) this.write(call);
  }

  event(event: HistoryEvent): void {
    this.events.push({ ...this.moment(), ...event });
  }

  meddled(kind: Meddling['kind'], executionArn: string): void {
    this.meddlings.push({ ...this.moment(), kind, executionArn });
  }

  /** Records the current state of an account's root user. */
  root({ id, root }: SimulatedAccount): void {
    const credential = (it: { readonly id: string; readonly status: string }) => ({ id: it.id, status: it.status });
    this.roots.push({
      ...this.moment(),
      account: id,
      keys: root.accessKeys.map(credential),
      certificates: root.signingCertificates.map(credential),
      password: root.password !== undefined,
      mfa: root.mfaDevices.length > 0,
    });
  }

  /** Wraps an account, so that changes by the simulated AWS are recorded. */
  watched(account: SimulatedAccount): SimulatedAccount {
    const known = this.seen.get(account);
    if (known) return known;
    const root = Object.create(account.root, {
      deleteAccessKey: { value: (id: string) => this.deleted(account, 'root-access-key', id) },
      deleteSigningCertificate: { value: (id: string) => this.deleted(account, 'root-signing-certificate', id) },
    }) as SimulatedAccount['root'];
    const putContact = (type: ContactType, contact: Contact): void => {
      const before = account.contact(type);
      this.contactWrites.push({ ...this.moment(), account: account.id, type, before, after: { ...contact } });
      account.putContact(type, contact);
    };
    const watched = Object.create(account, {
      root: { value: root },
      putContact: { value: putContact },
    }) as SimulatedAccount;
    this.seen.set(account, watched);
    return watched;
  }

  private deleted(account: SimulatedAccount, rule: Deletion['rule'], id: string): boolean {
    const { root } = account;
    const keys = rule === 'root-access-key';
    const key = root.accessKeys.find((it) => keys && it.id === id);
    const found = key ?? root.signingCertificates.find((it) => !keys && it.id === id);
    const done = keys ? root.deleteAccessKey(id) : root.deleteSigningCertificate(id);
    if (found && done) {
      const about = { account: account.id, rule, id, status: found.status };
      this.deletions.push({
        ...this.moment(),
        ...about,
        ...(key?.lastUsedAt !== undefined && { lastUsedAt: key.lastUsedAt }),
      });
      this.root(account);
    }
    return done;
  }

  private write({ operation, input }: Call): void {
    if (/^(Get|Query|Scan|Describe|BatchGet)/.test(operation)) return;
    if (operation !== 'PutItem' && operation !== 'DeleteItem') {
      this.defects.push(`a write by dynamodb:${operation}, which is not understood`);
      return;
    }
    const raw = (operation === 'PutItem' ? input['Item'] : input['Key']) as Parameters<typeof plainItem>[0];
    const { pk, sk, indexState: _, ...item } = plainItem(raw);
    const version = { pk: String(pk), sk: String(sk), item: operation === 'PutItem' ? item : undefined };
    this.items.push({ ...this.moment(), ...version });
    if (!version.sk.startsWith('CASE#')) return;
    if (!version.item) this.defects.push(`the case ${version.pk} ${version.sk} was deleted`);
    else {
      const archived = /#\d+$/.test(version.sk);
      const written = { ...this.moment(), archived, record: item as unknown as CaseRecord };
      this.cases.push(written);
      for (const listener of this.listeners) listener(written);
    }
  }
}
