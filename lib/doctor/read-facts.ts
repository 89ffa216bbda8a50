import { doctorClients } from '../aws/doctor/doctor-clients';
import { readAssetBucket, readBootstrap } from '../aws/doctor/read-bootstrap';
import { readMail } from '../aws/doctor/read-mail';
import { policyPace, readPolicySet, readPolicyTypes } from '../aws/doctor/read-policies';
import { readPrincipals } from '../aws/doctor/read-principals';
import { readTrails } from '../aws/doctor/read-trails';
import { readAccountsFact, describeOrganization } from '../aws/organization/organization';
import { readOrganizationFacts } from '../aws/organization/organization-facts';
import { readUnits } from '../aws/organization/read-units';
import { partitionOf } from '../aws/sdk/partition';
import type { Account } from '../domain/account';
import type { DoctorFacts, MailFacts, PolicySet } from '../domain/doctor/facts';
import { known, unknown, type Fact } from '../domain/fact';
import type { Policy } from '../domain/policy/schema';
import type { Unit } from '../domain/policy/unit';
import type { Caller } from '../invocation/caller';

export interface Examined {
  readonly caller: Caller;
  /** Region of the deployment. @default the partition's first */
  readonly region?: string | undefined;
  readonly policy?: Policy | undefined;
  /** The sender's bare address. */
  readonly sender?: string | undefined;
  /** Hears what is being read, in words. */
  readonly onProgress?: (step: string) => void;
}

type Progress = NonNullable<Examined['onProgress']>;

/**
 * Reads everything that doctor judges, at the same time as far as the quotas allow. Nothing that it calls changes
 * anything. A fact that could not be read is unknown.
 * @throws OrganizationUnreadableError when the account is in no organization, or may not even ask
 */
export async function readDoctorFacts({ caller, policy, sender, ...options }: Examined): Promise<DoctorFacts> {
  const { account, arn } = caller.identity;
  const onProgress = options.onProgress ?? (() => undefined);
  const { globalRegion: firstRegion, partition } = partitionOf(options.region ?? caller.clients.region);
  const region = options.region ?? firstRegion;
  const clients = doctorClients({ ...caller, region });
  onProgress('the organization');
  const organization = await describeOrganization(clients);
  const inHost = account === organization.managementAccount;
  const ofHost = <T>(read: () => Promise<Fact<T>>): Promise<Fact<T>> | Fact<T> =>
    inHost ? read() : unseen(account, organization.managementAccount);
  const [facts, tree, policies, bootstrap, assetBucket, trails, principals, mail] = await Promise.all([
    readOrganizationFacts(clients, organization, account, { administrators: true }),
    readTree(clients, organization.managementAccount, onProgress),
    readPolicies(clients, onProgress),
    ofHost(() => readBootstrap(clients)),
    ofHost(() => readAssetBucket(clients, account, region)),
    ofHost(() => readTrails(clients)),
    ofHost(() => readPrincipals(clients)),
    sender === undefined
      ? undefined
      : inHost
        ? readMail(clients, sender, recipientsOf(policy))
        : unseenMail(sender, unseen(account, organization.managementAccount)),
  ]);
  return {
    now: new Date().toISOString(),
    caller: { account, arn },
    partition,
    firstRegion,
    region,
    organization: { ...facts, id: organization.id },
    ...tree,
    ...policies,
    bootstrap,
    assetBucket,
    trails,
    principals,
    ...(mail && { mail }),
    ...(policy && { policy }),
  };
}

const unseen = (account: string, management: string) =>
  unknown(
    'no-result',
    `it is in the management account ${management}, and these are credentials of account ${account}.`,
  );

const unseenMail = (sender: string, fact: ReturnType<typeof unseen>): MailFacts => ({
  sender,
  account: fact,
  identities: [{ name: sender, identity: fact }],
  recipients: [],
});

const recipientsOf = (policy: Policy | undefined): readonly string[] =>
  policy === undefined
    ? []
    : [...new Set([...policy.approvals.approvers, ...policy.approvals.escalateTo].map(({ email }) => email))];

interface Tree {
  readonly accounts: Fact<readonly Account[]>;
  readonly units: Fact<readonly Unit[]>;
}

/** The accounts, and the names of the units above them. */
async function readTree(
  clients: ReturnType<typeof doctorClients>,
  management: string,
  onProgress: Progress,
): Promise<Tree> {
  const accounts = await readAccountsFact(clients, management);
  if (!accounts.known) return { accounts, units: accounts };
  onProgress(`the units of ${accounts.value.length} accounts`);
  const paths = accounts.value.map(({ path }) => path);
  const root = paths.find((path) => path.length > 0)?.[0] ?? '';
  const { units, trouble } = await readUnits(clients, { root, paths });
  return { accounts, units: trouble ?? known(units) };
}

interface Policies {
  readonly serviceControlPolicies: Fact<PolicySet>;
  readonly resourceControlPolicies: Fact<PolicySet>;
}

/** One type after the other, because they share their quotas. */
async function readPolicies(clients: ReturnType<typeof doctorClients>, onProgress: Progress): Promise<Policies> {
  const enabled = await readPolicyTypes(clients);
  const pace = policyPace();
  const read = (type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY', words: string): Promise<Fact<PolicySet>> =>
    readPolicySet(clients, {
      type,
      enabled,
      pace,
      onProgress: (done, of) => onProgress(`${words}, ${done} of ${of}`),
    });
  return {
    serviceControlPolicies: await read('SERVICE_CONTROL_POLICY', 'service control policies'),
    resourceControlPolicies: await read('RESOURCE_CONTROL_POLICY', 'resource control policies'),
  };
}
