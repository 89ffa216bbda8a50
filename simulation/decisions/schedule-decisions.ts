import { refusalWords } from '../../lib/views/pages/refusal-words';
import type { Clock } from '@rootward/local-cloud';
import { placeOf } from '../place-of';
import { openSimulatedDesk } from '../simulated-desk';
import type { World } from '../world';
import type { PlannedDecision } from './decision-schema';
import { ScheduledDecisions } from './scheduled-decisions';

/** Lets people decide in a simulated world, through the same code as the approval page. */
export function scheduleDecisions(
  world: World,
  clock: Clock,
  decisions: readonly PlannedDecision[],
): ScheduledDecisions {
  const now = (): string => new Date(clock.now()).toISOString();
  const desk = openSimulatedDesk(placeOf(world, now()), now);
  return new ScheduledDecisions({
    decisions,
    clock,
    generations: () => desk.everyGeneration(),
    decide: async (request) => {
      const outcome = await desk.decide(request);
      if (outcome.kind === 'invalid') return outcome.message;
      if (outcome.kind !== 'refused') return undefined;
      return `it did not count: ${refusalWords(outcome, { by: request.by, policy: await desk.policy() })}`;
    },
    onError: (error) => void world.cloud.aws.defects.push(error as Error),
  });
}
