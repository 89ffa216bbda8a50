import type { Accident, Scene } from '../../dst/scene';
import { hour } from '../../dst/stage';
import { casePolicy, labs, platform, security } from '../case-organization';
import { deletedOnce, endOf, refusals, rule, told, wish } from './told';
import { rotate, stopAll } from './meddling';

describe('answers', () => {
  it('that come twice, at once and later, count once', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          const other = await scene.form(platform, labs, rule);
          if (!form || !other) return;
          await Promise.all([scene.send(security, form, 'approve'), scene.send(security, form, 'approve')]);
          scene.at(3, () => scene.send(security, form, 'approve'));
          scene.at(4, () => scene.send(platform, other, 'approve'));
          scene.at(5, () => scene.send(platform, other, 'reject'));
        });
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(refusals(observed)).toEqual([`closed ${security}`, `closed ${platform}`, `closed ${platform}`]);
    expect(observed.answers.map(({ status }) => status)).toEqual([303, 303, 409, 409, 409]);
  });

  it('that oppose each other: the one that is saved first stands, and a rejection is never followed by a deletion', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          const other = await scene.form(platform, labs, rule);
          if (!form || !other) return;
          await Promise.all([scene.send(platform, other, 'reject'), scene.send(security, form, 'approve')]);
        });
      },
    });
    const rejected = observed.cases.some(({ record }) => record.state === 'rejected');
    expect(observed.deletions.length).toBe(rejected ? 0 : 1);
    expect(observed.answers.map(({ status = 0 }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  });

  it('that reject what a run is about to replace stay in the record', async () => {
    let reject: (() => void) | undefined;
    const replaced: Accident = {
      kind: 'dropped',
      matches: (text) => {
        if (!text.includes('PutItem') || !text.includes('"event":{"S":"superseded"}')) return false;
        reject?.();
        return true;
      },
    };
    const observed = await told({
      days: 3,
      accidents: [replaced],
      play: (scene) => {
        scene.at(1, async () => {
          const form = await scene.form(security, labs, rule);
          reject = () => form && scene.at(24, () => scene.send(security, form, 'reject'));
        });
        scene.at(2, () => rotate(scene));
      },
    });
    expect(observed.answers.map(({ status }) => status)).toEqual([303]);
    expect(endOf(observed)).toEqual({
      'root-access-key#1': 'rejected rejected We talked about it',
      'root-access-key#2': `pending asked ${security}, ${platform}`,
      deleted: [],
    });
  });

  it('that come after the expiry are refused, even before anybody has closed the case', async () => {
    const observed = await told({
      policy: casePolicy('  expiresAfterDays: 2\n  remindAfterDays: []'),
      days: 4,
      outages: (start) => [{ from: start + 46 * hour, to: start + 49 * hour }],
      play: (scene) => {
        let form: Awaited<ReturnType<Scene['form']>>;
        scene.at(1, async () => (form = await scene.form(security, labs, rule)));
        scene.at(46, () => stopAll(scene));
        scene.at(48.5, () => form && scene.send(security, form, 'approve'));
      },
    });
    expect(observed.answers.map(({ status }) => status)).toEqual([410]);
    expect(refusals(observed)).toEqual([`expired ${security}`]);
    expect(observed.deletions).toEqual([]);
  });

  it('of the same person do not make four eyes; those of two people do', async () => {
    const observed = await told({
      policy: casePolicy('  required: 2'),
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          if (form) for (let time = 0; time < 2; time++) await scene.send(security, form, 'approve');
        });
        scene.decide(20, platform, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    const [deletion] = observed.deletions;
    expect(new Date(deletion?.at ?? 0).toISOString().slice(0, 13)).toBe('2026-11-03T02');
  });
});
