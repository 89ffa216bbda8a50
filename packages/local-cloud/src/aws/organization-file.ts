import type { AccountId, AccountState, Contact, ContactType } from './account';

/** The state of one organization at one moment, as `organization.schema.json` describes it. */
export interface OrganizationFile {
  now?: string;
  organization: {
    id: string;
    rootId?: string;
    managementAccountId: AccountId;
    featureSet?: 'ALL' | 'CONSOLIDATED_BILLING';
    trustedAccess?: string[];
    delegatedAdministrators?: Record<string, AccountId[]>;
    rootFeatures?: ('RootCredentialsManagement' | 'RootSessions')[];
  };
  environment?: { trail?: boolean; sesIdentities?: string[]; sesSandbox?: boolean; bootstrapped?: boolean };
  units?: { id: string; name: string; parent?: string; tags?: Record<string, string> }[];
  policies?: { id: string; name: string; content: Record<string, unknown>; targets: string[] }[];
  accounts: AccountFile[];
  later?: LaterFile[];
  identities?: IdentityFile[];
}

/** Credentials with which somebody calls from outside: a session of a role. */
export interface IdentityFile {
  accessKeyId: string;
  /** May be outside the organization. */
  account: AccountId;
  role: string;
  session?: string;
  expiresAt?: string;
  /** Identity-based policies of the role. @default those of the account's role of that name, else an administrator's */
  policies?: Record<string, unknown>[];
}

export interface AccountFile {
  id: AccountId;
  name: string;
  email: string;
  state?: AccountState;
  parent?: string;
  joinedMethod?: 'CREATED' | 'INVITED';
  joinedAt?: string;
  tags?: Record<string, string>;
  contacts?: Partial<Record<ContactType, Contact>>;
  primaryContact?: Record<string, unknown>;
  root?: RootFile;
  roles?: RoleFile[];
  faults?: FaultFile[];
}

/** A role in an account. */
export interface RoleFile {
  name: string;
  /** With slashes on both sides. */
  path?: string;
  /** Who may assume it: account ids, or `*` for every account. */
  trusts: string[];
  /** Without them it is an administrator of its account. */
  policies?: Record<string, unknown>[];
  maxSessionSeconds?: number;
}

export interface RootFile {
  password?: { createdAt?: string; lastUsedAt?: string };
  accessKeys?: AccessKeyFile[];
  mfaDevices?: { serial: string; enabledAt?: string }[];
  signingCertificates?: { id: string; status: 'Active' | 'Inactive'; createdAt?: string }[];
}

export interface AccessKeyFile {
  id: string;
  status: 'Active' | 'Inactive';
  createdAt: string;
  lastUsedAt?: string;
  lastUsedService?: string;
  lastUsedRegion?: string;
}

export interface FaultFile {
  account?: AccountId;
  operation: string;
  error: string;
  times?: number;
}

export interface LaterFile {
  after: string;
  createAccount?: AccountFile;
  useRootKey?: { account: AccountId; keyId: string; service?: string; region?: string };
  patchAccount?: { id: AccountId } & Partial<AccountFile>;
  removeAccount?: { id: AccountId };
  fault?: FaultFile;
}
