import { judgeOrganization, type Judgement } from '../runs/preflight';
import { checkOf, type Check, type Topic } from './check';
import type { DoctorFacts } from './facts';

const group = 'The organization';
const access = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html';

/** The topics that every run checks too, by the rule of the run's finding. */
const topics = {
  'all-features': {
    id: 'all-features',
    group,
    title: 'All features',
    looks: 'The feature set of the organization.',
    why: 'Contacts and root users of member accounts can be reached only in an organization with all features.',
    mending: 'Every invited account has to agree, within 90 days; it cannot be taken back.',
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html',
  },
  'trusted-access-account': {
    id: 'trusted-access-account',
    group,
    title: 'Trusted access for Account Management',
    looks: 'The services that have trusted access.',
    why: 'Without it, reading or writing a contact of a member account is denied as if a permission were missing.',
    mending: 'One command in the management account.',
    source: access,
  },
  'trusted-access-iam': {
    id: 'trusted-access-iam',
    group,
    title: 'Trusted access for IAM',
    looks: 'The services that have trusted access.',
    why: 'Root credentials can be managed centrally only with it.',
    mending: 'One command in the management account.',
    source: access,
  },
  'root-credentials-management': {
    id: 'root-credentials-management',
    group,
    title: 'Central management of root credentials',
    looks: 'The enabled features of centralized root access.',
    why: 'Every root session in a member account, to look or to delete, needs it. Accounts that are created afterwards have no root credentials.',
    mending: 'One command in the management account. It deletes nothing by itself.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html',
  },
} as const satisfies Readonly<Record<string, Topic>>;

export const organizationTopics: readonly Topic[] = Object.values(topics);

/** What every run checks first, in the same words. */
export const organizationChecks = ({ organization }: DoctorFacts): readonly Check[] =>
  judgeOrganization(organization).flatMap((judgement) => {
    const topic = (topics as Readonly<Record<string, Topic>>)[judgement.rule];
    return topic === undefined ? [] : [checkOf(topic, answerOf(judgement))];
  });

/** The answer for a judgement of a run. */
export const answerOf = ({ verdict, reason, message, mend }: Judgement) => ({
  state:
    verdict === 'compliant' ? ('ok' as const) : verdict === 'unknown' ? ('unknown' as const) : ('problem' as const),
  reason,
  found: message,
  mend,
});
