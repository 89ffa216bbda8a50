import { contactTypes } from '../../lib/domain/contact';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../lib/domain/runs/report';
import { executionOf, startWorld, type World } from './simulated-world';

/** Starts a world, hands it to the test, and closes it whatever happens. */
export async function inWorld(
  options: {
    readonly organization: OrganizationFile;
    readonly policy: string;
    readonly environment?: Record<string, string> | undefined;
  },
  test: (world: World) => Promise<void>,
): Promise<void> {
  const { environment = {}, ...rest } = options;
  const world = await startWorld({ ...rest, environment });
  try {
    await test(world);
    expect(world.aws.defects).toEqual([]);
  } finally {
    await world.close();
  }
}

type Answer = Readonly<Record<string, unknown>>;

/** Prepares a run of the whole organization, or as `input` says, and gives its id. */
export async function prepare(
  world: World,
  name: string,
  input: Answer = { v: 1, trigger: 'manual' },
  execution = executionOf(name),
): Promise<string> {
  const answer = (await world.invoke('prepare', { execution, input })) as Answer;
  if (typeof answer['runId'] !== 'string') throw new Error(`The run is not ready: ${JSON.stringify(answer)}`);
  return answer['runId'];
}

/** Inspects all items in one batch, and plans. */
export async function inspectAndPlan(world: World, runId: string): Promise<Answer> {
  const accounts = world.read(`runs/${runId}/items.json`) as readonly string[];
  await world.invoke('inspect', { runId, accounts });
  return (await world.invoke('plan', { runId })) as Answer;
}

/** Writes what was planned, in one batch. */
export async function fix(world: World, runId: string): Promise<void> {
  const fixes = world.read(`runs/${runId}/fixes.json`) as readonly unknown[];
  if (fixes.length > 0) await world.invoke('fix', { runId, fixes });
}

/** All steps in a row, as the state machine takes them; gives the run's id. */
export async function wholeRun(
  world: World,
  name: string,
  input?: Answer,
  execution = executionOf(name),
): Promise<string> {
  const runId = await prepare(world, name, input, execution);
  await inspectAndPlan(world, runId);
  await fix(world, runId);
  await world.invoke('conclude', { runId, execution });
  return runId;
}

export const reportOf = (world: World, runId: string): Report => world.read(`runs/${runId}/report.json`) as Report;

/** What is neither compliant nor not-applicable, by account: its outcome, and rule to reason and action. */
export const summaryOf = (report: Report) =>
  Object.fromEntries(
    report.accounts.map(({ id, name, outcome, findings }) => {
      const shown = findings.filter(({ verdict }) => verdict === 'violation' || verdict === 'unknown');
      return [id, { name, outcome, findings: Object.fromEntries(shown.map((f) => [f.rule, [f.reason, f.action]])) }];
    }),
  );

/** The contacts that an account has now, undefined where it has none. */
export const contactsOf = (world: World, account: string) =>
  Object.fromEntries(contactTypes.map((type) => [type, world.organization.account(account)?.contact(type)]));

/** Names of the calls that change something, in order. */
export const writes = (world: World): readonly string[] =>
  world.aws.calls
    .filter(({ service, operation }) => service !== 's3' && /^(Put|Send|Delete|Update|Create)/.test(operation))
    .map(({ service, operation }) => `${service}:${operation}`);
