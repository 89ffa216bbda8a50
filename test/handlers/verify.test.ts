import { answer, inCaseWorld, member, ready } from './case-world';
import { policyText } from './policies';

describe('verify', () => {
  test('a deletion that took place is proven', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      await to.step('act', { attempt: 0 });
      expect(await to.step('verify', { attempt: 0 })).toEqual(answer('done'));
      expect((await to.story()).slice(-2)).toEqual(['verified: The root user has no access key.', 'closed: deleted']);
      expect(await to.step('verify', { attempt: 0 })).toEqual(answer('done'));
    }));

  test('work that a person only says is done is refuted', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('done');
      expect(await to.step('redeem')).toEqual(answer('verify'));
      expect(await to.step('verify', { attempt: 0 })).toEqual(answer('reopened'));
      expect((await to.ended(1))?.timeline.at(-1)).toMatchObject({ event: 'failed', detail: 'not-done' });
      expect(await to.record()).toMatchObject({ generation: 2, state: 'pending', previous: { detail: 'not-done' } });
    }));

  test('a second attempt at refuting opens no third generation', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('done');
      await to.step('redeem');
      to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 3 });
      expect(await to.step('verify', { attempt: 0 })).toEqual(answer('reopened'));
      expect(await to.step('verify', { attempt: 1 })).toEqual(answer('reopened'));
      expect(await to.record()).toMatchObject({ generation: 2, state: 'pending' });
    }));

  test('what is still there in an account that is excluded by now is not asked about again', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('done');
      await to.step('redeem');
      const exclusion = `exclusions: [ { account: "${member}", reason: moving, until: 2099-01-31 } ]`;
      to.deploy(`${policyText()}\n${exclusion}\n`);
      expect(await to.step('verify', { attempt: 0 })).toEqual(answer('failed'));
      expect(await to.record()).toMatchObject({ generation: 1, state: 'failed' });
    }));

  test('what cannot be read proves nothing; the last attempt says so', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('done');
      await to.step('redeem');
      to.organization.faults.add({ operation: 'sts:AssumeRoot', error: 'AccessDenied' });
      await expect(to.step('verify', { attempt: 0 })).rejects.toMatchObject({ name: 'AccountUnreadableError' });
      expect((await to.record()).state).toBe('acting');
      expect(await to.step('verify', { attempt: 4 })).toEqual(answer('failed'));
      expect((await to.story()).at(-1)).toBe('failed: unverified');
    }));
});
