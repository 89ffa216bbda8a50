import type * as z from 'zod';
import { known } from '../../../lib/domain/fact';
import { type Policy, PolicySchema } from '../../../lib/domain/policy/schema';
import type { Subject } from '../../../lib/domain/policy/subject';

type PolicyInput = z.input<typeof PolicySchema>;

export const security = { name: 'SecOps', title: 'SOC', email: 'security@corp.example', phone: '+1 555 010 0101' };
export const billing = { name: 'Finance', title: 'FinOps', email: 'billing@corp.example', phone: '+1 555 010 0102' };

/** The smallest policy, plus the given sections. */
export const policyWith = (sections: Partial<PolicyInput> = {}): Policy =>
  PolicySchema.parse({
    contacts: { default: { SECURITY: security } },
    approvals: { approvers: [{ name: 'Lead', email: 'lead@corp.example' }] },
    ...sections,
  });

/** An account in the unit Prod, which is in Workloads, which is in the root. */
export const subjectWith = (
  changes: { account?: Partial<Subject['account']>; tags?: Subject['tags'] } = {},
): Subject => ({
  account: {
    id: '300000000003',
    name: 'payments',
    email: 'aws+payments@corp.example',
    state: 'ACTIVE',
    path: ['r-corp', 'ou-corp-workload', 'ou-corp-prodprod'],
    management: false,
    ...changes.account,
  },
  tags: changes.tags ?? known({ team: 'pay', env: 'prod=eu' }),
});
