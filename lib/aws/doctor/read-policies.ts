import {
  DescribePolicyCommand,
  ListRootsCommand,
  paginateListPolicies,
  paginateListTargetsForPolicy,
  type PolicySummary,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import * as z from 'zod';
import { known, type Fact } from '../../domain/fact';
import type { AttachedPolicy, PolicySet } from '../../domain/doctor/facts';
import { lookShare, quotas } from '../../workflow/quotas';
import { pace, type Gate } from '../sdk/pace';
import { readFact } from '../sdk/read-fact';
import type { DoctorClients } from './doctor-clients';

type Reader = Pick<DoctorClients, 'organizations'>;

/** Which types of policies are enabled in the root. */
export const readPolicyTypes = ({ organizations }: Reader): Promise<Fact<readonly string[]>> =>
  readFact('organizations:ListRoots', async () => {
    const { Roots = [] } = await organizations.send(new ListRootsCommand());
    return Roots.flatMap(({ PolicyTypes = [] }) =>
      PolicyTypes.flatMap(({ Type, Status }) => (Type !== undefined && Status === 'ENABLED' ? [Type] : [])),
    );
  });

/** Calls about policies at the pace of their quotas, which are low. */
export interface PolicyPace {
  readonly list: Gate;
  readonly targets: Gate;
  readonly describe: Gate;
}

const paceOf = (operation: 'ListPolicies' | 'ListTargetsForPolicy' | 'DescribePolicy'): Gate =>
  pace(quotas[`organizations:${operation}`].perSecond * lookShare);

/** One pace for all types of policies: they share the quotas. */
export const policyPace = (): PolicyPace => ({
  list: paceOf('ListPolicies'),
  targets: paceOf('ListTargetsForPolicy'),
  describe: paceOf('DescribePolicy'),
});

interface Asked {
  readonly type: PolicyType;
  readonly enabled: Fact<readonly string[]>;
  readonly pace: PolicyPace;
  /** Called with the number of policies that are read, and of all. */
  readonly onProgress?: (read: number, of: number) => void;
}

/** The attached policies of one type, with their documents. A document that could not be read is unknown. */
export async function readPolicySet(
  clients: Reader,
  { type, enabled, pace: gates, onProgress }: Asked,
): Promise<Fact<PolicySet>> {
  if (!enabled.known) return enabled;
  if (!enabled.value.includes(type)) return known({ enabled: false, policies: [] });
  return readFact('organizations:ListPolicies', async () => {
    const summaries = await listPolicies(clients, type, gates);
    const policies: AttachedPolicy[] = [];
    for (const [index, summary] of summaries.entries()) {
      const targets = await targetsOf(clients, summary.id, gates);
      if (!targets.known) policies.push({ ...summary, content: targets, targets: [] });
      else if (targets.value.length > 0)
        policies.push({ ...summary, content: await contentOf(clients, summary.id, gates), targets: targets.value });
      onProgress?.(index + 1, summaries.length);
    }
    return { enabled: true, policies };
  });
}

type Summary = Pick<AttachedPolicy, 'id' | 'name' | 'awsManaged'>;

async function listPolicies(
  { organizations }: Reader,
  type: PolicyType,
  { list }: PolicyPace,
): Promise<readonly Summary[]> {
  const policies: Summary[] = [];
  await list();
  for await (const page of paginateListPolicies({ client: organizations }, { Filter: type })) {
    policies.push(...(page.Policies ?? []).map(summaryOf));
    if (page.NextToken !== undefined) await list();
  }
  return policies;
}

const summaryOf = ({ Id, Name, AwsManaged }: PolicySummary): Summary => ({
  id: z.string().parse(Id),
  name: Name ?? '',
  awsManaged: AwsManaged === true,
});

const targetsOf = (
  { organizations }: Reader,
  id: string,
  { targets: gate }: PolicyPace,
): Promise<Fact<readonly string[]>> =>
  readFact('organizations:ListTargetsForPolicy', async () => {
    const targets: string[] = [];
    await gate();
    for await (const page of paginateListTargetsForPolicy({ client: organizations }, { PolicyId: id })) {
      targets.push(...(page.Targets ?? []).flatMap(({ TargetId }) => TargetId ?? []));
      if (page.NextToken !== undefined) await gate();
    }
    return targets;
  });

const contentOf = ({ organizations }: Reader, id: string, { describe }: PolicyPace): Promise<Fact<string>> =>
  readFact('organizations:DescribePolicy', async () => {
    await describe();
    const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: id }));
    return z.string().parse(Policy?.Content);
  });
