import type { Account, AccountId, Instant } from '../account';
import type { Fact } from '../fact';
import type { Policy } from '../policy/schema';
import type { Unit } from '../policy/unit';
import type { OrganizationFacts } from '../runs/preflight';

/** A policy of the organization with where it is attached. */
export interface AttachedPolicy {
  readonly id: string;
  readonly name: string;
  /** Cannot be changed by anybody but AWS. */
  readonly awsManaged: boolean;
  /** The document, as JSON. */
  readonly content: Fact<string>;
  /** Ids of the root, units and accounts where it is attached. */
  readonly targets: readonly string[];
}

/** The policies of one type. */
export interface PolicySet {
  /** Whether the type is enabled in the organization's root. What is not enabled limits nobody. */
  readonly enabled: boolean;
  /** Only attached ones. */
  readonly policies: readonly AttachedPolicy[];
}

/** The bucket for assets that CDK's bootstrap made. */
export interface AssetBucket {
  /** Id or ARN of a customer managed key; absent: a key that AWS manages. */
  readonly customerKey?: string;
}

export interface MailFacts {
  /** The bare address. */
  readonly sender: string;
  readonly account: Fact<MailAccount>;
  /** The identities that could stand behind the sender, the address first, then its domain and the domains above. */
  readonly identities: readonly { readonly name: string; readonly identity: Fact<MailIdentity | 'absent'> }[];
  /** Addresses of the policy's people, by whether SES has verified them. Empty without a policy. */
  readonly recipients: readonly { readonly address: string; readonly verified: Fact<boolean> }[];
}

export interface MailAccount {
  readonly production: boolean;
  readonly sending: boolean;
  /** `HEALTHY`, `PROBATION` or `SHUTDOWN`. */
  readonly enforcement: string;
}

export interface MailIdentity {
  readonly verified: boolean;
  /** Name of the default configuration set. */
  readonly configurationSet?: string;
}

export interface Trail {
  readonly name: string;
  readonly homeRegion: string;
  readonly multiRegion: boolean;
  readonly logging: Fact<boolean>;
  /** Management events that change something. */
  readonly writes: Fact<boolean>;
}

/** A user or role of the host with the policies that say what it may do. */
export interface Principal {
  readonly arn: string;
  readonly kind: 'user' | 'role';
  readonly path: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Identity-based policies, as JSON. */
  readonly policies: readonly string[];
  /** The permissions boundary, as JSON; absent: none. */
  readonly boundary?: string;
}

/** Everything that doctor has read. */
export interface DoctorFacts {
  readonly now: Instant;
  /** Whose credentials read it. */
  readonly caller: { readonly account: AccountId; readonly arn: string };
  readonly partition: string;
  /** Region of the partition's global services. */
  readonly firstRegion: string;
  /** Where Rootward is, or shall be, deployed. */
  readonly region: string;
  readonly organization: OrganizationFacts & { readonly id: string };
  readonly accounts: Fact<readonly Account[]>;
  readonly units: Fact<readonly Unit[]>;
  readonly serviceControlPolicies: Fact<PolicySet>;
  readonly resourceControlPolicies: Fact<PolicySet>;
  /** Version of CDK's bootstrap; undefined: there is none. */
  readonly bootstrap: Fact<number | undefined>;
  readonly assetBucket: Fact<AssetBucket | 'absent'>;
  readonly trails: Fact<readonly Trail[]>;
  /** The host's users and roles. */
  readonly principals: Fact<readonly Principal[]>;
  /** Absent: no sender was named. */
  readonly mail?: MailFacts;
  /** Absent: no policy was named. */
  readonly policy?: Policy;
}
