import { CaseTable } from '../../lib/aws/storage/tables/case-table';
import type { Clients } from '../../lib/aws/sdk/clients';
import { decideCase, type DecisionOutcome } from '../../lib/cases/decide-case';
import type { CaseRecord, Decision } from '../../lib/domain/cases/case';
import { parsePolicy } from '../../lib/domain/policy/parse';
import { atRealTime, clientsIn } from '../aws/clients-in';
import type { OrganizationFile, RootFile } from '@rootward/local-cloud';
import { policyText, wanted } from './policies';
import { executionOf, organizationOf, type World } from './simulated-world';
import { inWorld, wholeRun } from './whole-run';

export const member = '200000000002';
export const management = '100000000001';
export const keyOne = 'AKIAONEAAAAAAAAAAAAA';
export const lead = 'security-lead@harbor.example';
const unused = { id: keyOne, status: 'Active' as const, createdAt: '2017-05-05T00:00:00Z' };

const executionArn = (restart = 0, rule = 'root-access-key'): string =>
  `arn:aws:states:us-east-1:100000000001:execution:Rootward-Case:${member}-${rule}-g1${restart === 0 ? '' : `-r${restart}`}`;

export interface CaseWorldOptions {
  /** The root user of the member account. @default one active key that was never used */
  readonly root?: RootFile;
  readonly policy?: string;
  readonly environment?: Record<string, string>;
  readonly rule?: 'root-access-key' | 'root-signing-certificate' | 'root-mfa';
}

/** A world with one open case, and helpers for tests. */
export type CaseWorld = Awaited<ReturnType<typeof caseWorld>>;

const organizationWith = (root: RootFile): OrganizationFile =>
  organizationOf([{ id: member, name: 'member', email: 'aws+member@harbor.example', contacts: wanted, root }]);

/** A whole run that starts at the current time of the world. */
export const runNow = (world: World, name: string): Promise<string> =>
  wholeRun(world, name, undefined, {
    ...executionOf(name),
    startedAt: new Date(world.clock.now()).toISOString(),
  });

async function caseWorld(world: World, rule: NonNullable<CaseWorldOptions['rule']>, policy: string) {
  await runNow(world, 'first');
  const clients: Clients = clientsIn(world);
  const cases = new CaseTable(clients, 'rootward');
  const subject = { account: member, rule } as const;
  const now = (): string => new Date(world.clock.now()).toISOString();
  const record = async (): Promise<CaseRecord> => {
    const found = await cases.read(subject);
    if (found === undefined) throw new Error('The run opened no case.');
    return found;
  };
  const { expiresAt } = await record();
  const input = { v: 1, ...subject, generation: 1, expiresAt };
  const parsed = parsePolicy(policy);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return {
    ...world,
    /** Text of the policy at the start. */
    policyInForce: policy,
    clients,
    cases,
    record,
    /** Name and detail of the case's events, without opening and asking. */
    story: async () =>
      (await record()).timeline
        .filter(({ event }) => event !== 'opened' && event !== 'asked')
        .map(({ event, detail }) => `${event}: ${detail}`),
    /** An earlier generation. */
    ended: (generation: number): Promise<CaseRecord | undefined> => cases.generation({ ...subject, generation }),
    step: (
      stage: 'ask' | 'redeem' | 'act' | 'verify' | 'tell',
      rest: Readonly<Record<string, unknown>> = {},
      restart = 0,
    ) => world.invoke(stage, { case: input, execution: { arn: executionArn(restart, rule) }, ...rest }),
    decide: async (decision: Decision, by = lead): Promise<DecisionOutcome> => {
      const { fingerprint } = await record();
      const request = { ...subject, generation: 1, fingerprint, decision, by, reason: 'nobody needs it' };
      return decideCase({ clients, tableName: 'rootward', policy: parsed.policy, now }, request);
    },
    /** Ids of the access keys that are left in the member account. */
    rootKeys: (): readonly string[] => (world.organization.account(member)?.root.accessKeys ?? []).map(({ id }) => id),
    later: (hours: number): Promise<void> => world.clock.driveTo(world.clock.now() + hours * 3_600_000),
    waits: async () =>
      (await world.items()).filter(({ pk, token }) => String(pk).startsWith('WAIT#') && token !== undefined),
    deletions: () => world.aws.calls.filter(({ operation }) => operation.startsWith('Delete')),
  };
}

/** The answer of a stage. */
export const answer = (status: string): unknown => ({ v: 1, status });

/** Approves and redeems, so that the execution may act. */
export async function ready(to: CaseWorld): Promise<void> {
  await to.decide('approve');
  expect(await to.step('redeem')).toEqual(answer('act'));
}

/** Runs a test in a world with one open case. */
export const inCaseWorld = (
  { root = { accessKeys: [unused] }, policy = policyText(), rule = 'root-access-key', environment }: CaseWorldOptions,
  test: (to: CaseWorld) => Promise<void>,
): Promise<void> =>
  inWorld({ organization: atRealTime(organizationWith(root)), policy, environment }, async (world) =>
    test(await caseWorld(world, rule, policy)),
  );
