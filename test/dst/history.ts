import type { AccountId } from '../../lib/domain/account';
import { startLaterEvents } from '../../local/aws/organization/later-events';
import { rank, VirtualClock } from '../../local/clock';
import { WarmEnvironments } from '../../local/lambda/warm-environments';
import { createWorld, type World } from '../../local/world';
import { runResults } from '../../local/results/run-results';
import { deploymentOf } from './deployment';
import { Dice } from './dice';
import { Intruders } from './intruders';
import { Leaks } from './leaks';
import type { Observed, ObservedReport } from './observed';
import { Owners } from './owners';
import { PageClient } from './page-client';
import { People } from './people';
import { Recorder, WatchedOrganization } from './recorder';
import { keepPageKey, pageKey, warmPages } from './warm-page';
import { randomSetting, type Setting } from './setting';
import { day, hour, minute, type Stage } from './stage';
import { type Outage, Weather } from './weather';

export interface HistoryOptions {
  readonly seed: number;
  /** 0: nothing goes wrong, 1: the usual. @default 1 */
  readonly intensity?: number;
}

// Loading the bundles takes longer than most histories.
const warm = new WarmEnvironments();

/** One history from its seed: a small organization, what people do, and everything that goes wrong, in the real code. */
export async function runHistory({ seed, intensity = 1 }: HistoryOptions): Promise<Observed> {
  await warmPages(warm);
  const dice = new Dice(`history ${seed}`);
  const setting = randomSetting(dice);
  const start = Date.parse(setting.organization.now ?? '');
  const end = start + setting.days * day;
  const clock = new VirtualClock(start);
  const recorder = new Recorder(() => clock.now());
  const outages = setting.calm ? [] : randomOutages(dice.named('outages'), start, end);
  const weather = new Weather({
    dice: dice.named('weather'),
    intensity: setting.calm ? 0 : intensity,
    outages,
    now: () => clock.now(),
  });
  const organization = new WatchedOrganization(setting.organization, weather, recorder);
  const leaks = new Leaks([pageKey]);
  const world = await createWorld({
    organization,
    clock,
    ...deploymentOf({ policy: policyOf(setting, seed), schedule: scheduleOf(setting), sweepHours: setting.sweepHours }),
    eventDeliveries: setting.calm ? 1 : dice.named('deliveries').pick([1, 1, 2]),
    random: dice.named('world').next,
    inProcess: { fate: weather.fate },
    aroundInvocations: weather.aroundInvocations,
    warm,
    onEvent: (event) => recorder.event(event),
    onLog: ({ functionName, message }) => leaks.look(`log of ${functionName}`, message),
  });
  try {
    await keepPageKey(world);
    weather.begin();
    const page = new PageClient(world);
    const failed = (error: unknown): void => void recorder.defects.push(String(error));
    const stage: Stage = { world, organization, clock, page, recorder, setting, dice, start, end, failed };
    const joined = watch(stage, leaks);
    startActors(stage);
    clock.at(start, () => world.startRun({ v: 1, trigger: 'manual' }), rank.schedule);
    startLaterEvents(organization, clock, {
      onEvent: (event) => world.publish(event),
      onLater: ({ createAccount }) => {
        if (createAccount) joined(createAccount.id);
      },
    });
    world.startSchedules(new Date(start), new Date(end));
    await clock.driveTo(end);
    await clock.driveWhile(() => world.underWay().length > 0 || page.isOpen());
    const calm = dice.named('calm').chance(0.3) ? await twoQuietRuns(stage, weather) : undefined;
    return await observe(stage, { seed, outages, leaks, calm, joined: joined.times, page });
  } finally {
    await world.close();
  }
}

const scheduleOf = ({ scheduleHours: hours }: Setting): string =>
  hours === 24 ? 'rate(1 day)' : `rate(${hours / 24} days)`;

let histories = 0;

/** A policy of its own for every history: what a warm function remembers by the policy's digest, it has to read again. */
const policyOf = ({ policyText }: Setting, seed: number): string =>
  `# history ${seed}, number ${histories++}\n${policyText}`;

function randomOutages(dice: Dice, start: number, end: number): readonly Outage[] {
  if (!dice.chance(0.35)) return [];
  const from = start + 6 * hour + dice.next() * (end - start - 2 * day);
  return [{ from, to: from + dice.next() * dice.pick([0.5, 2, 4]) * day }];
}

function startActors(stage: Stage): void {
  const owners = new Owners(stage);
  new People(stage, owners).start();
  if (stage.setting.calm) return;
  owners.start();
  const intruders = new Intruders(stage);
  intruders.start();
  let mails = 0;
  stage.world.cloud.aws.onCall(({ service, operation }) => {
    if (service !== 'sesv2' || operation !== 'SendEmail') return;
    for (const { text } of stage.world.cloud.ses.mails.slice(mails)) intruders.mailed(text ?? '');
    mails = stage.world.cloud.ses.mails.length;
  });
}

/** Records calls and the organization; the function that it gives takes accounts that join. */
function watch({ world, organization, recorder, start }: Stage, leaks: Leaks) {
  const times = new Map<AccountId, number>();
  world.cloud.aws.onCall((record, call) => {
    recorder.call(record, call);
    if (call.service === 'dynamodb') leaks.learn(call.input);
  });
  const add = (id: AccountId, time = recorder.moment().at): void => {
    times.set(id, time);
    const account = organization.owned(id);
    if (account) recorder.root(account);
  };
  for (const { id } of organization.accounts()) add(id, start);
  return Object.assign(add, { times });
}

/** Two runs by hand while nothing happens: whatever the first one finds to do, the second finds nothing. */
async function twoQuietRuns({ world, clock, recorder }: Stage, weather: Weather): Promise<Observed['calm']> {
  weather.clear();
  const run = async (): Promise<number> => {
    const from = recorder.moment().order;
    await clock.driveTo(clock.now() + 10 * minute);
    world.startRun({ v: 1, trigger: 'manual' });
    await clock.driveWhile(() => world.underWay().length > 0);
    return from;
  };
  const from = await run();
  return { from, quiet: await run() };
}

interface Rest extends Pick<Observed, 'seed' | 'outages' | 'calm'> {
  readonly leaks: Leaks;
  readonly joined: ReadonlyMap<AccountId, number>;
  readonly page: PageClient;
}

async function observe(stage: Stage, { leaks, page, ...rest }: Rest): Promise<Observed> {
  const { world, recorder, setting, start, end } = stage;
  const { cloud, machines, deployment } = world;
  const bucket = deployment.buckets[0]?.name ?? '';
  const executions = machines.executions();
  const text = (body: Uint8Array): string => new TextDecoder().decode(body);
  for (const { key, body } of cloud.s3.listObjects(bucket, 'runs/'))
    if (/\/report\.(json|html|csv)$/.test(key)) leaks.look(key, text(body));
  for (const body of page.bodies) leaks.look('a page', body);
  for (const { subject, text: plain, html, to } of cloud.ses.mails)
    leaks.look(`a mail to ${to.join()}`, `${subject} ${plain ?? ''} ${html ?? ''}`);
  for (const { name, input, output, cause } of executions)
    leaks.look(`execution ${name}`, `${input} ${output ?? ''} ${cause ?? ''}`);
  const defects = [
    ...recorder.defects,
    ...cloud.aws.defects.map(({ message }) => message),
    ...cloud.aws.denials.map(({ principal, action }) => `${principal} may not ${action}`),
  ];
  return {
    ...rest,
    setting,
    start,
    end,
    calls: recorder.calls,
    items: recorder.items,
    cases: recorder.cases,
    deletions: recorder.deletions,
    roots: recorder.roots,
    contactWrites: recorder.contactWrites,
    answers: recorder.answers,
    reports: reportsOf(world),
    mails: cloud.ses.mails,
    executions,
    events: recorder.events,
    meddlings: recorder.meddlings,
    leaks: leaks.found,
    ledger: new Map(cloud.s3.listObjects(bucket, 'ledger/').map(({ key, body }) => [key, text(body)])),
    defects,
  };
}

function reportsOf(world: World): readonly ObservedReport[] {
  const ended = world.runs().filter(({ output }) => output?.includes('"reportKey"'));
  return runResults(world).map(({ report, whole }, index) => ({
    report,
    whole,
    startedAt: Date.parse(ended[index]?.startedAt ?? ''),
    stoppedAt: Date.parse(ended[index]?.stoppedAt ?? ''),
  }));
}
