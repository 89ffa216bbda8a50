import { contactTypes } from '../../lib/domain/contact';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../lib/domain/runs/report';
import { executionOf, startWorld, type World } from './simulated-world';

/** Starts a world, runs the test, and always closes the world. */
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

/** Prepares a run of the whole organization, or of `input`, and returns its id. */
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

/** Inspects all items in one batch, then plans. */
export async function inspectAndPlan(world: World, runId: string): Promise<Answer> {
  const accounts = world.read(`runs/${runId}/items.json`) as readonly string[];
  await world.invoke('inspect', { runId, accounts });
  return (await world.invoke('plan', { runId })) as Answer;
}

/** Writes the planned fixes in one batch. */
export async function fix(world: World, runId: string): Promise<void> {
  const fixes = world.read(`runs/${runId}/fixes.json`) as readonly unknown[];
  if (fixes.length > 0) await world.invoke('fix', { runId, fixes });
}

/** Calls all steps in the order of the state machine, and returns the id of the run. */
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

/** Findings that are neither compliant nor not-applicable, by account, with its outcome. */
export const summaryOf = (report: Report) =>
  Object.fromEntries(
    report.accounts.map(({ id, name, outcome, findings }) => {
      const shown = findings.filter(({ verdict }) => verdict === 'violation' || verdict === 'unknown');
      return [id, { name, outcome, findings: Object.fromEntries(shown.map((f) => [f.rule, [f.reason, f.action]])) }];
    }),
  );

/** The current contacts of an account; undefined for a missing one. */
export const contactsOf = (world: World, account: string) =>
  Object.fromEntries(contactTypes.map((type) => [type, world.organization.account(account)?.contact(type)]));

/** The calls that change something, in order. */
export const writes = (world: World): readonly string[] =>
  world.aws.calls
    .filter(({ service, operation }) => service !== 's3' && /^(Put|Send|Delete|Update|Create)/.test(operation))
    .map(({ service, operation }) => `${service}:${operation}`);
