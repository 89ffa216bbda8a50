import type { OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../lib/domain/runs/report';
import { creekNow, denialOf, eachAlone, printedFor, tryWithoutEach } from './least-permissions';
import { creekPolicy, folderWith, type Said } from './support';
import { join } from 'node:path';

const creek = creekNow();
const [management, founders, labs] = ['100000000001', '200000000002', '300000000003'] as const;

interface World extends Pick<OrganizationFile, 'policies'> {
  readonly delegatedAdministrators?: Record<string, string[]>;
}

/** No root session can do anything in labs. */
const denyRoot = {
  id: 'p-creekcreek1',
  name: 'DenyRoot',
  content: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
      },
    ],
  },
  targets: [labs],
};

/**
 * The management account and founders have a root password with MFA, labs a root key. Each has a role Audit that others
 * may assume.
 */
const organization = ({ policies, delegatedAdministrators }: World): OrganizationFile => ({
  ...creek,
  organization: { ...creek.organization, ...(delegatedAdministrators && { delegatedAdministrators }) },
  units: [{ id: 'ou-cree-founders', name: 'Founders' }],
  accounts: creek.accounts.map((account) => ({
    ...account,
    root:
      account.id === labs
        ? account.root
        : { password: {}, mfaDevices: [{ serial: `arn:aws:iam::${account.id}:mfa/root` }] },
    ...(account.id === founders && { parent: 'ou-cree-founders', tags: { team: 'founders' } }),
    roles: [{ name: 'Audit', trusts: [management, founders] }],
  })),
  ...(policies && { policies }),
});

/** A policy that looks at tags, names of units, and the kind of MFA. */
const policy = join(
  folderWith({
    'rootward.yaml': JSON.stringify({
      ...creekPolicy,
      rootUser: { mfa: 'hardware' },
      contacts: {
        ...creekPolicy.contacts,
        overrides: [
          { match: { unit: 'Founders' }, SECURITY: { name: 'Founder' } },
          { match: { tag: 'team=labs' }, SECURITY: { name: 'Labs' } },
        ],
      },
    }),
  }),
  'rootward.yaml',
);

/** What does not depend on when it was read. */
function foundBy({ out }: Said): Pick<Report, 'accounts' | 'organization' | 'lookedFrom'> {
  const { accounts, organization, lookedFrom } = JSON.parse(out.join('\n')) as Report;
  return { accounts, organization, lookedFrom };
}

/** What it says of denials. */
function saidBy(said: Said): string {
  if (said.code !== 0) return said.err.join('\n');
  const { accounts, organization, lookedFrom } = foundBy(said);
  const messages = [...organization.findings, ...accounts.flatMap(({ findings }) => findings)].map(
    ({ message }) => message,
  );
  const { doesNotSee = [], noRootSession = [] } = lookedFrom ?? {};
  return [...doesNotSee, ...noRootSession.map(({ why }) => why), ...messages]
    .filter((line) => line.includes('denied'))
    .join('\n');
}

/** Findings that are neither as in `whole` nor unknown. */
function otherThanUnknown(said: Said, whole: Said): readonly unknown[] {
  if (said.code !== 0) return [];
  const judged = new Map(
    foundBy(whole).accounts.flatMap(({ id, findings }) =>
      findings.map((found) => [`${id} ${found.rule}`, found.verdict]),
    ),
  );
  return foundBy(said).accounts.flatMap(({ id, findings }) =>
    findings.filter(({ rule, verdict }) => verdict !== 'unknown' && verdict !== judged.get(`${id} ${rule}`)),
  );
}

const both: World = {
  policies: [denyRoot],
  delegatedAdministrators: { 'account.amazonaws.com': [founders], 'iam.amazonaws.com': [founders] },
};
const one: World = { delegatedAdministrators: { 'account.amazonaws.com': [founders] } };
const options = ['--policy', policy, '--role', 'Audit'];

it.each([
  { of: 'plan without a policy', from: management, worlds: [{}], options: [] },
  { of: 'plan with a policy and a role', from: management, worlds: [{ policies: [denyRoot] }], options },
  // Neither needs everything: where root sessions are impossible, the own account is read in another way.
  {
    of: 'plan from a delegated administrator of both services or of one',
    from: founders,
    worlds: [both, one],
    options,
  },
])(
  '$of does with exactly what is printed what an administrator can, and says which action is missing',
  async (tried) => {
    const document = await printedFor({ organization: organization(both), from: tried.from }, 'plan', ...tried.options);
    const missed: Record<string, readonly string[]> = {};
    for (const world of tried.worlds) {
      const { administrator, exactly, without } = await tryWithoutEach({
        organization: organization(world),
        from: tried.from,
        policy: document,
        words: ['plan', '--json', ...tried.options],
      });
      expect(exactly.denied).toEqual([]);
      expect(foundBy(exactly.said)).toEqual(foundBy(administrator.said));
      for (const { sid, action, said, denied } of without.filter((one) => one.denied.length > 0)) {
        missed[`${sid} ${action}`] = denied;
        expect(saidBy(said)).toMatch(denialOf(action));
        expect(otherThanUnknown(said, administrator.said)).toEqual([]);
      }
    }
    expect(missed).toEqual(eachAlone(document));
  },
);
