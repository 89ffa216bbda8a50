import { hour } from '../../dst/stage';
import { labs, security } from '../case-organization';
import { approve, deletedOnce, endOf, questions, restarts, rule, told, tokensOf, wish } from './told';
import { invokedTwice, redriveAll, running, startAgain, steal, stopAll, stopWhenActing } from './meddling';

describe('an execution', () => {
  it('that is stopped while it waits is started again, and nobody is asked twice', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    // The number in the name is the age of the case in hours.
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 ABORTED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]);
    expect(questions(observed)).toHaveLength(2);
  });

  it('that is stopped before the run that started it has ended leaves its place to another one', async () => {
    const observed = await told({
      slow: 400,
      around: { aroundInvocations: invokedTwice('conclude', 'while it goes on') },
      play: (scene) => {
        const stopFirst = (): void => {
          if (running(scene).length > 0) stopAll(scene);
          else scene.at((scene.stage.clock.now() - scene.stage.start + 100) / hour, stopFirst);
        };
        scene.at(0, stopFirst);
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 ABORTED`, `${labs}-${rule}-g1-r1 SUCCEEDED`]);
  });

  it('that is stopped leaves the decision that follows to the next one', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.9, () => stopAll(scene));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it.each(['approved', 'acting'])(
    'that is stopped when the case is %s leaves the rest to the next one',
    async (state) => {
      const observed = await told({
        play: (scene) => {
          scene.stage.recorder.onCase(({ record }) => {
            if (record.state === state && !stopped) stopAll(scene);
            stopped ||= record.state === state;
          });
          let stopped = false;
          approve(scene);
        },
      });
      expect(endOf(observed)).toEqual(deletedOnce);
      expect(restarts(observed)[0]).toBe(`${labs}-${rule}-g1 ABORTED`);
    },
  );

  it('that is stopped while it waits and is redriven waits again, and nobody is asked twice', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.at(1.75, () => redriveAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`]);
    expect(questions(observed)).toHaveLength(2);
    expect(tokensOf(observed).size).toBe(2);
  });

  it('that is redriven when another one waits in its place leaves the question to that one', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.at(4, () => redriveAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]);
    expect(questions(observed)).toHaveLength(2);
    expect(tokensOf(observed).size).toBe(2);
  });

  it.each([
    ['goes on, and no other one is started', 2 + 1 / 6, [`${labs}-${rule}-g1 SUCCEEDED`]],
    ['finds the work done by another one', 26, [`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]],
  ])('that is stopped when the case is acting and is redriven %s: one deletion', async (_, hours, executions) => {
    const observed = await told({
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        scene.at(hours, () => redriveAll(scene));
      },
    });
    expect(observed.meddlings.map(({ kind }) => kind)).toEqual(['stopped', 'redriven']);
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual(executions);
  });

  it('that is redriven at the moment when another one takes over leaves the deletion to one of the two', async () => {
    const observed = await told({
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        let redriven = false;
        scene.stage.recorder.onCase(({ record }) => {
          if (redriven || record.state !== 'acting' || !record.redeemedBy?.endsWith('-r3')) return;
          redriven = true;
          redriveAll(scene);
        });
      },
    });
    expect(observed.meddlings.map(({ kind }) => kind)).toEqual(['stopped', 'redriven']);
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it('that is redriven more than 48 hours after the approval deletes nothing', async () => {
    const observed = await told({
      days: 5,
      // During the outage no sweep starts another execution.
      outages: (start) => [{ from: start + 2.5 * hour, to: start + 60 * hour }],
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        scene.at(2 + 49, () => redriveAll(scene));
      },
    });
    const { deleted, ...states } = endOf(observed) as Record<string, unknown>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toBe('stale stale void');
    expect(states['root-access-key#2']).toMatch(/^pending/);
    expect(restarts(observed)[0]).toBe(`${labs}-${rule}-g1 SUCCEEDED`);
  });

  it('whose question was retried waits with the newest token', async () => {
    const observed = await told({ around: { aroundInvocations: invokedTwice('ask', 'at its end') }, play: approve });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(tokensOf(observed).size).toBe(2);
  });

  it('that somebody wakes with a stolen token asks again with a new one, and decides nothing', async () => {
    const observed = await told({
      play: (scene) => {
        for (const hours of [0.5, 1, 1.5]) scene.at(hours, () => steal(scene));
        approve(scene);
      },
    });
    expect(observed.meddlings.filter(({ kind }) => kind === 'token')).toHaveLength(3);
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it.each([
    ['waits', 1],
    ['has been decided', 2.01],
    ['is closed', 5],
  ])('of a generation that already has one does no harm: the case %s', async (_, hours) => {
    const observed = await told({
      play: (scene) => {
        for (const number of [50, 51]) scene.at(hours, () => startAgain(scene, number));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(observed.cases.filter(({ record }) => record.state === 'approved')).toHaveLength(1);
  });
});
