import { failureOf } from '../../cli/failure-of';
import { unseenPermissions } from '../../lib/infra/unseen-permissions';
import type { AccountFile, OrganizationFile } from '@rootward/local-cloud';
import type { SimulateOptions } from '../../simulation/simulate';
import type { World } from '../../simulation/world';
import { statuses } from './results';
import { LosingAnswers, run, type Simulated, templateOf } from './run';
import { account, foreign, managementId, organizationOf, smallPolicy, wanted } from './small-organization';

const password = { createdAt: '2020-01-01T00:00:00Z' };
const { joinedAt: _, ...newcomer } = account('200000000021', { contacts: {} });
const withManagement = (overrides: Partial<AccountFile>) => {
  const file = organizationOf([
    account('200000000011', {
      parent: 'ou-sm4l-apps0001',
      tags: { team: 'search' },
      contacts: { ...wanted, SECURITY: foreign },
      root: {
        password,
        mfaDevices: [{ serial: 'GAHT00000001' }],
        accessKeys: [{ id: `AKIA${'A'.repeat(16)}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }],
        signingCertificates: [{ id: 'CERTCERTCERTCERTCERTCERT', status: 'Active' }],
      },
    }),
  ]);
  file.accounts[0] = account(managementId, { name: 'management', ...overrides });
  const units = [{ id: 'ou-sm4l-apps0001', name: 'Apps' }];
  return { ...file, units, later: [{ after: '1h', createAccount: newcomer }] };
};

/** An organization in which a run needs every permission. */
const organization = withManagement({
  contacts: { SECURITY: wanted.SECURITY, BILLING: wanted.BILLING },
  root: { password, mfaDevices: [{ serial: `arn:aws:iam::${managementId}:mfa/root-account-mfa-device` }] },
});
const policy = smallPolicy({
  run: 'mode: apply, schedule: cron(0 18 * * ? *)',
  contacts:
    'overrides: [ { match: [ { tag: "team=search" }, { unit: Apps } ], OPERATIONS: { name: Search On-call } } ]',
  extra: 'rootUser: { mfa: hardware }',
});

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}
interface PolicyResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown> & {
    readonly Policies?: readonly { readonly PolicyDocument: { Statement: Statement[] } }[];
    readonly PolicyDocument?: { Statement: Statement[] };
  };
}

type Template = Readonly<Record<string, unknown>>;

/** The statement lists of the roles in a template, and of their attached policies, by logical id. */
const statementLists = (template: Template): readonly { readonly owner: string; readonly list: Statement[] }[] =>
  Object.entries(template['Resources'] as Record<string, PolicyResource>).flatMap(([owner, { Type, Properties }]) => {
    const documents =
      Type === 'AWS::IAM::Role'
        ? (Properties.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument)
        : Type === 'AWS::IAM::Policy' && Properties.PolicyDocument
          ? [Properties.PolicyDocument]
          : [];
    return documents.map(({ Statement: list }) => ({ owner, list }));
  });

const many = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);

/** One action on one resource that a statement allows. */
interface Allow {
  readonly owner: string;
  readonly sid: string;
  readonly action: string;
  readonly resource: unknown;
}

const allowsOf = ({ owner, list }: ReturnType<typeof statementLists>[number]): readonly Allow[] =>
  list.flatMap(({ Sid: sid = '', Action, Resource }) =>
    many(Action).flatMap((action) => many(Resource).map((resource) => ({ owner, sid, action, resource }))),
  );

/**
 * The template without some Allows. Other Allows of a statement stay. A policy without statements is removed, a role is
 * not.
 */
function without(template: Template, removed: (allow: Allow) => boolean): Template {
  const copy = structuredClone(template);
  for (const { owner, list } of statementLists(copy)) {
    const kept = list.flatMap((statement) =>
      allowsOf({ owner, list: [statement] })
        .filter((allow) => !removed(allow))
        .map(({ action, resource }) => ({ ...statement, Action: action, Resource: resource })),
    );
    list.splice(0, list.length, ...kept);
    if (kept.length === 0) removePolicies(copy['Resources'] as Record<string, PolicyResource>, owner);
  }
  return copy;
}

function removePolicies(resources: Record<string, PolicyResource>, owner: string): void {
  const resource = resources[owner];
  if (resource?.Type !== 'AWS::IAM::Role') delete resources[owner];
  else resources[owner] = { ...resource, Properties: { ...resource.Properties, Policies: [] } };
}

const sameAs =
  (one: Allow) =>
  (other: Allow): boolean =>
    JSON.stringify(one) === JSON.stringify(other);

const all = statementLists(templateOf(policy)).flatMap(allowsOf);
const usedByRuns = all.filter(({ sid }) => (unseenPermissions[sid]?.usedBy ?? 'run') === 'run');
const usedByOthers = all.filter((allow) => !usedByRuns.includes(allow));

/** Two simultaneous runs by hand, one run for a newcomer and one by the schedule. */
const simulateWithout = (
  removed: (allow: Allow) => boolean,
  file: OrganizationFile = organization,
  options: Pick<SimulateOptions, 'isEnough'> = {},
): Promise<Simulated> =>
  run(file, policy, {
    days: 1,
    manualRuns: 2,
    faults: new LosingAnswers(['s3:PutObject']),
    changeTemplate: (template) => without(template, removed),
    ...options,
  });

/** The same organization without newcomer, just after a tick of the schedule, which saves two of four runs. */
const byHand: OrganizationFile = { ...organization, now: '2026-11-02T18:00:00Z', later: [] };

/** An organization in which the Allow is needed. */
function situationFor({ owner, sid }: Allow, on: string): OrganizationFile {
  if (sid === 'FollowNewAccount' || /^(MembershipRules|RunSchedule)/.test(owner)) return organization;
  // SES authorizes the address or its domain, whichever is verified.
  const domain = /identity\/([^@]+)$/.exec(on)?.[1];
  return domain === undefined ? byHand : { ...byHand, environment: { sesIdentities: [domain] } };
}

/** The part of a resource that distinguishes it from others. */
const readable = (resource: unknown): string =>
  (JSON.stringify(resource).match(/[\w/*.:@-]+/g) ?? []).findLast((part) => part !== 'Arn' && !/^:+$/.test(part)) ??
  '*';

it('is enough for everything that runs do', async () => {
  const result = await simulateWithout(() => false);
  expect(result.denials).toEqual([]);
  expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
});

it.each(usedByRuns.map((allow) => ({ ...allow, allow, on: readable(allow.resource) })))(
  '$owner needs $sid: $action on $on',
  async ({ allow, on }) => {
    // What is denied once is missed: the rest of the day would not change that.
    const isEnough = ({ cloud }: World): boolean => cloud.aws.denials.some(({ action }) => action === allow.action);
    const result = await simulateWithout(sameAs(allow), situationFor(allow, on), { isEnough });
    expect(failureOf(result)).toContain(`is not allowed ${allow.action} on `);
  },
);

it('is not missed by runs where only AWS itself or a person uses it', async () => {
  expect(usedByOthers.length).toBeGreaterThan(0);
  const result = await simulateWithout((allow) => usedByOthers.some(sameAs(allow)));
  expect(result.denials).toEqual([]);
  expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
});
