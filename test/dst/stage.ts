import type { CaseRecord } from '../../lib/domain/cases/case';
import type { VirtualClock } from '@rootward/local-cloud';
import type { World } from '../../simulation/world';
import type { Dice } from './dice';
import type { PageClient } from './page-client';
import type { Recorder, WatchedOrganization } from './recorder';
import type { Setting } from './setting';
import type { Outage } from './weather';

/** What all actors of a history act on. */
export interface Stage {
  readonly world: World;
  readonly organization: WatchedOrganization;
  readonly clock: VirtualClock;
  readonly page: PageClient;
  readonly recorder: Recorder;
  readonly setting: Setting;
  readonly dice: Dice;
  readonly outages: readonly Outage[];
  readonly start: number;
  /** No actor starts anything at this time or later. */
  readonly end: number;
  /** Called with the error that an actor threw, which is a defect of the simulation. */
  readonly failed: (error: unknown) => void;
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Lets an actor act at a time, if it is before the end. */
export function at(stage: Stage, time: number, act: () => unknown): void {
  if (time >= stage.end) return;
  stage.clock.at(Math.max(time, stage.clock.now()), () => {
    Promise.resolve()
      .then(act)
      .catch((error: unknown) => stage.failed(error));
  });
}

/** Lets an actor act that many times, at random times. */
export function often(stage: Stage, dice: Dice, times: number, act: () => unknown): void {
  for (let count = 0; count < times; count++) at(stage, stage.start + dice.next() * (stage.end - stage.start), act);
}

/** The current generations of all cases, as last written. */
export function currentCases({ recorder }: Stage): readonly CaseRecord[] {
  const current = new Map<string, CaseRecord>();
  for (const { archived, record } of recorder.cases)
    if (!archived) current.set(`${record.account}/${record.rule}`, record);
  return [...current.values()];
}
