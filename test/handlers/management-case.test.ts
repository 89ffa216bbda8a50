import { CaseTable } from '../../lib/aws/storage/tables/case-table';
import { decideCase } from '../../lib/cases/decide-case';
import { parsePolicy } from '../../lib/domain/policy/parse';
import { atRealTime, clientsIn } from '../aws/clients-in';
import { lead, management, runNow } from './case-world';
import { policyText, wanted } from './policies';
import { organizationOf, type World } from './simulated-world';
import { inWorld } from './whole-run';

const key = { id: 'AKIAMANAGEMENTAAAAAA', status: 'Active' as const, createdAt: '2017-05-05T00:00:00Z' };
const organization = organizationOf([]);
const withKey = {
  ...organization,
  accounts: organization.accounts.map((account) => ({ ...account, contacts: wanted, root: { accessKeys: [key] } })),
};

/** A case about the management account, with what a person and its execution can do. */
async function managementCase(world: World) {
  await runNow(world, 'first');
  const clients = clientsIn(world);
  const cases = new CaseTable(clients, 'rootward');
  const subject = { account: management, rule: 'root-access-key' } as const;
  const record = await cases.read(subject);
  const parsed = parsePolicy(policyText());
  if (record === undefined || !parsed.ok) throw new Error('The run opened no case.');
  const now = (): string => new Date(world.clock.now()).toISOString();
  const { fingerprint, expiresAt } = record;
  const arn = `arn:aws:states:us-east-1:${management}:execution:Rootward-Case:${management}-root-access-key-g1`;
  return {
    decide: (decision: 'approve' | 'done') =>
      decideCase(
        { clients, tableName: 'rootward', policy: parsed.policy, now },
        { ...subject, generation: 1, fingerprint, decision, by: lead, reason: 'it is gone' },
      ),
    step: (stage: 'redeem' | 'verify') =>
      world.invoke(stage, {
        case: { v: 1, ...subject, generation: 1, expiresAt },
        execution: { arn },
        ...(stage === 'verify' && { attempt: 0 }),
      }),
    record: () => cases.read(subject),
  };
}

test('nothing of the management account can be approved', () =>
  inWorld({ organization: atRealTime(withKey), policy: policyText() }, async (world) => {
    const { decide } = await managementCase(world);
    expect(await decide('approve')).toMatchObject({ kind: 'refused', refusal: 'not-possible' });
  }));

test('what a person did there is proven by the fresh summary, not by the report that may be hours old', () =>
  inWorld({ organization: atRealTime(withKey), policy: policyText() }, async (world) => {
    const { decide, step, record } = await managementCase(world);
    world.organization.account(management)?.patch({ id: management, root: {} });
    await decide('done');
    expect(await step('redeem')).toEqual({ v: 1, status: 'verify' });
    const before = world.aws.calls.length;
    expect(await step('verify')).toEqual({ v: 1, status: 'done' });
    const asked = world.aws.calls.slice(before).filter(({ service }) => ['iam', 'sts'].includes(service));
    expect(asked.map(({ operation }) => operation)).toEqual(['GetAccountSummary']);
    expect(await record()).toMatchObject({ state: 'done' });
  }));

test('what a person did not do is told in words that claim no more than the summary says', () =>
  inWorld({ organization: atRealTime(withKey), policy: policyText() }, async (world) => {
    const { decide, step, record } = await managementCase(world);
    await decide('done');
    await step('redeem');
    const before = await record();
    expect(await step('verify')).toEqual({ v: 1, status: 'reopened' });
    const { fingerprint, evidence } = before ?? {};
    expect(await record()).toMatchObject({
      generation: 2,
      state: 'pending',
      fingerprint,
      evidence,
      message: 'The root user of the management account still has an access key.',
    });
  }));
