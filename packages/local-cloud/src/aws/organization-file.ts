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
  environment?: EnvironmentFile & { trail?: boolean };
  units?: { id: string; name: string; parent?: string; tags?: Record<string, string> }[];
  policies?: PolicyFile[];
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
  environment?: EnvironmentFile;
  roles?: RoleFile[];
  users?: UserFile[];
  groups?: GroupFile[];
  managedPolicies?: { name: string; content: Record<string, unknown> }[];
  faults?: FaultFile[];
}

/** A policy of Organizations. */
export interface PolicyFile {
  id: string;
  name: string;
  /** Resource control policies are only listed. @default SERVICE_CONTROL_POLICY */
  type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  content: Record<string, unknown>;
  targets: string[];
}

/** What an account has besides root user and contacts: mail, trails, bootstrapped Regions. */
export interface EnvironmentFile {
  trails?: TrailFile[];
  /** Verified addresses and domains. @default every address is verified */
  sesIdentities?: string[];
  /** Addresses and domains whose verification was begun. */
  sesUnverified?: string[];
  sesSandbox?: boolean;
  sesSending?: boolean;
  sesEnforcementStatus?: 'HEALTHY' | 'PROBATION' | 'SHUTDOWN';
  /** The configuration set that all identities use where a mail names none. */
  sesConfigurationSet?: string;
  /** Where all of this holds; elsewhere there is no identity, and the sandbox. @default every Region */
  sesRegions?: string[];
  bootstrapped?: boolean | BootstrapFile[];
}

/** A Region that is bootstrapped for CDK. */
export interface BootstrapFile {
  region: string;
  version?: number;
  /** The key of the bucket for assets. */
  key?: 'aws-managed' | 'customer';
}

/** A trail of CloudTrail. */
export interface TrailFile {
  name: string;
  homeRegion?: string;
  multiRegion?: boolean;
  /** @default true in the management account, which alone can have one */
  organization?: boolean;
  logging?: boolean;
  managementEvents?: 'All' | 'ReadOnly' | 'WriteOnly' | 'none';
  /** Instead of `managementEvents`, in the API's members. */
  advancedEventSelectors?: AdvancedSelectorFile[];
}

export interface AdvancedSelectorFile {
  Name?: string;
  FieldSelectors: {
    Field: string;
    Equals?: string[];
    NotEquals?: string[];
    StartsWith?: string[];
    NotStartsWith?: string[];
  }[];
}

/** Who has permissions in an account, and which. */
export interface EntityFile {
  name: string;
  /** With slashes on both sides. */
  path?: string;
  /** Inline policies. */
  policies?: Record<string, unknown>[];
  /** Names of the account's managed policies, or of those that AWS manages. */
  attached?: string[];
}

/** A user, who is listed but cannot call. */
export interface UserFile extends EntityFile {
  groups?: string[];
}

export type GroupFile = EntityFile;

/** A role in an account. Without any policy it is an administrator of its account. */
export interface RoleFile extends EntityFile {
  /** Who may assume it: account ids, service principals, or `*` for every account. */
  trusts: string[];
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
