import { answer, inCaseWorld, member, ready } from './case-world';
import { policyText } from './policies';

describe('redeem', () => {
  test('nothing is decided: wait', () =>
    inCaseWorld({}, async (to) => {
      const { expiresAt } = await to.record();
      expect(await to.step('redeem')).toEqual({ v: 1, status: 'wait', expiresAt });
      expect(await to.story()).toEqual([]);
    }));

  test('nobody decided in time: expired and closed', () =>
    inCaseWorld({}, async (to) => {
      await to.later(7 * 24);
      expect(await to.step('redeem')).toEqual(answer('closed'));
      expect(await to.story()).toEqual(['expired: ']);
    }));

  test('an approval is redeemed by one execution, also when the answer of the write is lost', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('approve');
      to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 1 });
      expect(await to.step('redeem')).toEqual(answer('act'));
      expect(await to.step('redeem')).toEqual(answer('act'));
      expect(await to.story()).toEqual(['approved: nobody needs it', 'acting: approve']);
      to.statuses.set(`${member}-root-access-key-g1`, 'RUNNING');
      expect(await to.step('redeem', {}, 1)).toEqual(answer('closed'));
    }));

  test('another execution takes over once the one that redeemed is gone', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.statuses.set(`${member}-root-access-key-g1`, 'FAILED');
      expect(await to.step('redeem', {}, 1)).toEqual(answer('act'));
      // The first execution is redriven, but no longer holds the case.
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect(to.deletions()).toEqual([]);
    }));

  test('an approval of somebody who may no longer approve is worth nothing', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('approve');
      const others = policyText().replaceAll('security-lead', 'new-lead');
      to.deploy(others);
      expect(await to.step('redeem')).toEqual(answer('closed'));
      expect((await to.record()).state).toBe('stale');
    }));
});
