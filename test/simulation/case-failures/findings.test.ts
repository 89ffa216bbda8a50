import type { Scene } from '../../dst/scene';
import { labs, oldKey, security } from '../case-organization';
import { rotate } from './meddling';
import { approve, endOf, refusals, restarts, rule, told } from './told';

describe('a finding that changes', () => {
  it('while people are asked is asked about anew; an answer to the old question does not count', async () => {
    const observed = await told({
      play: (scene) => {
        let form: Awaited<ReturnType<Scene['form']>>;
        scene.at(1, async () => (form = await scene.form(security, labs, rule)));
        scene.at(2, () => rotate(scene));
        scene.at(30, () => form && scene.send(security, form, 'approve'));
      },
    });
    expect(refusals(observed)).toEqual([`changed ${security}`]);
    expect(observed.deletions).toEqual([]);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g2 RUNNING`]);
  });

  it('before a run noticed is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1, () => rotate(scene));
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale changed', deleted: [] });
  });

  it('because a key was used after the approval is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.stage.recorder.onCase(({ record, at }) => {
          if (record.state === 'approved') scene.stage.organization.owned(labs)?.root.useAccessKey(oldKey, { at });
        });
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale used', deleted: [] });
  });

  it('because the account was closed is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1, () => scene.stage.organization.owned(labs)?.patch({ id: labs, state: 'SUSPENDED' }));
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale SUSPENDED', deleted: [] });
  });
});
