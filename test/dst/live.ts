import type { AccountId } from '../../lib/domain/account';
import {
  type Fate,
  type Faults,
  type InProcessRequest,
  type Services,
  VirtualClock,
  rank,
  startLaterEvents,
} from '@rootward/local-cloud';
import { createWorld, type WorldOptions } from '../../simulation/world';
import { deployWith } from './deployment';
import { warm } from '../warm';
import type { Dice } from './dice';
import { Leaks } from './leaks';
import { observe } from './observe';
import type { Observed } from './observed';
import { PageClient } from './page-client';
import { Recorder, WatchedOrganization } from './recorder';
import { contactsOf, type Setting } from './setting';
import { day, type Stage } from './stage';
import { keepPageKey, pageKey } from './page-key';

/** Faults and delays between Rootward and AWS. */
export interface Surroundings {
  readonly faults: Faults;
  readonly fate?: (request: InProcessRequest) => Fate;
  readonly aroundInvocations?: (invoke: Services['invokeFunction']) => Services['invokeFunction'];
  /** How often each event and tick is delivered. @default 1 */
  readonly deliveries?: number;
  readonly changeTemplate?: WorldOptions['changeTemplate'];
}

/** A setting, and what happens in it. */
export interface Life extends Pick<Observed, 'seed' | 'outages'> {
  readonly setting: Setting;
  readonly dice: Dice;
  readonly around: (clock: VirtualClock) => Surroundings;
  /** Called when everything is deployed, and before anything happens. */
  readonly begin: (stage: Stage) => void;
  /** Called after the last day. @default nothing more happens */
  readonly end?: (stage: Stage) => Promise<Observed['calm']>;
}

/** Deploys the real code into the setting, lets the days pass, and returns everything that was observed. */
export async function live({ setting, dice, around, begin, end: atTheEnd, ...about }: Life): Promise<Observed> {
  const start = Date.parse(setting.organization.now ?? '');
  const end = start + setting.days * day;
  const clock = new VirtualClock(start);
  const recorder = new Recorder(() => clock.now());
  const { faults, fate, aroundInvocations, deliveries = 1, changeTemplate } = around(clock);
  const organization = new WatchedOrganization(setting.organization, faults, recorder);
  const leaks = new Leaks([pageKey], contactsOf(setting));
  const deployed = { policy: setting.policyText, schedule: setting.schedule, sweepHours: setting.sweepHours };
  const world = await deployWith(deployed, (deployable) =>
    createWorld({
      ...deployable,
      organization,
      clock,
      ...(changeTemplate && { changeTemplate }),
      eventDeliveries: deliveries,
      random: dice.named('world').next,
      inProcess: fate ? { fate } : {},
      ...(aroundInvocations && { aroundInvocations }),
      warm,
      onEvent: (event) => recorder.event(event),
      onLog: ({ functionName, message }) => leaks.look(`log of ${functionName}`, message),
    }),
  );
  try {
    await keepPageKey(world);
    const page = new PageClient(world);
    const failed = (error: unknown): void => void recorder.defects.push(String(error));
    const { outages } = about;
    const stage: Stage = { world, organization, clock, page, recorder, setting, dice, outages, start, end, failed };
    const joined = watch(stage, leaks);
    begin(stage);
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
    const calm = await atTheEnd?.(stage);
    return observe(stage, { ...about, leaks, calm, joined: joined.times });
  } finally {
    await world.close();
  }
}

/** Records calls and root users. The returned function adds an account that joins. */
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
