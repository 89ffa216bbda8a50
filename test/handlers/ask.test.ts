import { inCaseWorld, member } from './case-world';
import { policyText } from './policies';

describe('ask', () => {
  test('keeps the token beside the case, and no log, mail or document holds it', () =>
    inCaseWorld({}, async (to) => {
      await to.step('ask', { token: 'token-one' });
      expect(await to.waits()).toMatchObject([
        {
          pk: `WAIT#${member}`,
          sk: 'root-access-key#1',
          token: 'token-one',
          restart: 0,
          waiting: 'yes',
        },
      ]);
      const others = [to.logs, to.ses.mails, await to.record()];
      expect(JSON.stringify(others)).not.toContain('token-one');
    }));

  test('the newest token of an execution counts; that of an earlier execution does not', () =>
    inCaseWorld({}, async (to) => {
      await to.step('ask', { token: 'first' });
      await to.step('ask', { token: 'second' });
      await to.step('ask', { token: 'third' }, 1);
      await expect(to.step('ask', { token: 'late' })).rejects.toMatchObject({ name: 'AskedElsewhereError' });
      expect((await to.waits()).map(({ token }) => token)).toEqual(['third']);
    }));

  test('a token whose write lost its answer is kept once', () =>
    inCaseWorld({}, async (to) => {
      to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 1 });
      await to.step('ask', { token: 'token-one' });
      expect((await to.waits()).map(({ token }) => token)).toEqual(['token-one']);
    }));

  test('a case that was decided before is not waited for', () =>
    inCaseWorld({}, async (to) => {
      await to.decide('approve');
      await expect(to.step('ask', { token: 'token-one' })).rejects.toMatchObject({ name: 'CaseMovedError' });
    }));

  test('every decision returns the token that waits, also one that others have to follow', () =>
    inCaseWorld({ policy: policyText().replace('approvals:', 'approvals:\n  required: 2') }, async (to) => {
      to.tokens.add('token-one');
      await to.step('ask', { token: 'token-one' });
      await to.decide('approve');
      expect(to.returned).toEqual(['token-one']);
      to.tokens.add('token-two');
      await to.step('ask', { token: 'token-two' });
      await to.decide('approve', 'platform-lead@harbor.example');
      expect(to.returned).toEqual(['token-one', 'token-two']);
    }));
});
