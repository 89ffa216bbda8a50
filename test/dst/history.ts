import { Dice } from './dice';
import { Intruders } from './intruders';
import { live } from './live';
import type { Observed } from './observed';
import { Owners } from './owners';
import { People } from './people';
import { randomSetting } from './setting';
import { day, hour, minute, type Stage } from './stage';
import { type Outage, Weather } from './weather';

export interface HistoryOptions {
  readonly seed: number;
  /** 0 means no faults, 1 the usual number. @default 1 */
  readonly intensity?: number;
}

/** Runs one history in the real code: a small organization, people who decide, and faults, all random from the seed. */
export async function runHistory({ seed, intensity = 1 }: HistoryOptions): Promise<Observed> {
  const dice = new Dice(`history ${seed}`);
  const setting = randomSetting(dice);
  const { calm, days } = setting;
  const start = Date.parse(setting.organization.now ?? '');
  const outages = calm ? [] : randomOutages(dice.named('outages'), start, start + days * day);
  let weather: Weather | undefined;
  return live({
    seed,
    setting,
    dice,
    outages,
    around: (clock) => {
      const now = (): number => clock.now();
      weather = new Weather({ dice: dice.named('weather'), intensity: calm ? 0 : intensity, outages, now });
      return {
        faults: weather,
        fate: weather.fate,
        aroundInvocations: weather.aroundInvocations,
        deliveries: calm ? 1 : dice.named('deliveries').pick([1, 1, 2]),
      };
    },
    begin: (stage) => {
      weather?.begin();
      startActors(stage);
    },
    end: async (stage) => {
      weather?.clear();
      return dice.named('calm').chance(0.1) ? quietRuns(stage) : undefined;
    },
  });
}

/** In longer histories an outage may last long enough to make decisions void. */
function randomOutages(dice: Dice, start: number, end: number): readonly Outage[] {
  const spare = end - start - 3 * day;
  const long = spare >= 2 * day;
  if (!dice.chance(long ? 0.7 : 0.3)) return [];
  const from = start + 6 * hour + dice.next() * spare;
  return [{ from, to: from + (long && dice.chance(0.7) ? 2 + dice.next() : dice.next()) * day }];
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

/**
 * Three runs by hand, without faults or actors: the first finishes what was left undone, the second does what follows
 * from that, and the third should find nothing to do.
 */
async function quietRuns({ world, clock, recorder }: Stage): Promise<Observed['calm']> {
  const run = async (): Promise<number> => {
    const from = recorder.moment().order;
    await clock.driveTo(clock.now() + 10 * minute);
    world.startRun({ v: 1, trigger: 'manual' });
    await clock.driveWhile(() => world.underWay().length > 0);
    return from;
  };
  await run();
  const from = await run();
  return { from, quiet: await run() };
}
