import type { PermissionRequest } from '@rootward/local-cloud/permissions';
import type { AccountId } from '../../account';
import { known } from '../../fact';
import type { Principal } from '../facts';
import { appliesTo, type Applies, type SingleStatement, statementsOf } from '../policies/statements';

/** Which root sessions are asked about. */
export interface Sessions {
  readonly partition: string;
  readonly organization: string;
  readonly account: AccountId;
  /** Members to try; policies may name some of them. */
  readonly members: readonly AccountId[];
}

/** Source: IAM user guide, "AWS managed policies for AWS Identity and Access Management" (root task policies). */
const tasks = [
  'IAMAuditRootUserCredentials',
  'IAMCreateRootUserPassword',
  'IAMDeleteRootUserCredentials',
  'S3UnlockBucketPolicy',
  'SQSUnlockQueuePolicy',
] as const;

/** The condition keys whose values are known for a call of a principal, wherever and however it calls. */
const knownKey = /^(aws:principal(arn|account|orgid|type|tag\/.+)|sts:taskpolicyarn)$/;

/**
 * Whether a principal may take a root session: what its policies allow, minus what they deny without a condition that
 * the caller could avoid, within its permissions boundary. `sometimes`: under conditions, such as MFA or an address.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function mayAssumeRoot(principal: Principal, sessions: Sessions): Applies {
  const requests = sessions.members.flatMap((member) =>
    tasks.map((task) => requestOf(principal, { ...sessions, member, task })),
  );
  return best(requests.map((request) => mayDo(principal, request)));
}

/** Whether a principal may do everything, so that nothing keeps it from giving itself what it lacks. */
export const isAdministrator = (principal: Principal, sessions: Sessions): boolean => {
  const base = requestOf(principal, { ...sessions, member: '000000000000', task: tasks[0] });
  return ['iam:PutRolePolicy', 'iam:AttachUserPolicy', 'iam:UpdateAssumeRolePolicy', 'sts:AssumeRoot'].every(
    (action) =>
      mayDo(principal, { ...base, action, resource: `arn:${sessions.partition}:iam::${sessions.account}:role/any` }) ===
      true,
  );
};

function mayDo({ policies, boundary }: Principal, request: PermissionRequest): Applies {
  const allowed = within(policies, request);
  if (boundary === undefined || allowed === false) return allowed;
  const bounded = within([boundary], request);
  return bounded === true ? allowed : bounded;
}

/** A policy that cannot be parsed may allow it. */
function within(policies: readonly string[], request: PermissionRequest): Applies {
  const read = policies.map((content) => statementsOf(known(content)));
  const statements = read.flatMap((one) => (one.known ? one.value : []));
  const applying = (effect: SingleStatement['effect']): Applies =>
    best(statements.filter((one) => one.effect === effect).map((one) => applies(one, request)));
  if (applying('Deny') === true) return false;
  return best([applying('Allow'), ...(read.every((one) => one.known) ? [] : ['sometimes' as const])]);
}

/** With a condition on anything else than the principal and the task, it depends on how the principal calls. */
function applies(statement: SingleStatement, request: PermissionRequest): Applies {
  if (statement.keys.every((key) => knownKey.test(key))) return appliesTo(statement, [request]);
  return appliesTo(withoutConditions(statement), [request]) === false ? false : 'sometimes';
}

const withoutConditions = (statement: SingleStatement): SingleStatement => ({
  ...statement,
  document: {
    ...statement.document,
    statements: statement.document.statements.map((one) => ({ ...one, condition: {} })),
  },
});

const best = (answers: readonly Applies[]): Applies =>
  answers.includes(true) || (answers.includes('sometimes') && 'sometimes');

interface Asked extends Sessions {
  readonly member: AccountId;
  readonly task: string;
}

const requestOf = (
  { arn, kind, tags }: Principal,
  { partition, organization, account, member, task }: Asked,
): PermissionRequest => ({
  action: 'sts:AssumeRoot',
  resource: `arn:${partition}:iam::${member}:root`,
  context: {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalOrgID': organization,
    'aws:PrincipalType': kind === 'user' ? 'User' : 'AssumedRole',
    'sts:TaskPolicyArn': `arn:${partition}:iam::aws:policy/root-task/${task}`,
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  },
});
