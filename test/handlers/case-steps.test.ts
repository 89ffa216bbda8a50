import type { RootFile } from '@rootward/local-cloud';
import { inCaseWorld, keyOne, member, type CaseWorld } from './case-world';
import { policyText } from './policies';

const answer = (status: string): unknown => ({ v: 1, status });
/** Approves and redeems, so that the execution may act. */
async function ready(to: CaseWorld): Promise<void> {
  await to.decide('approve');
  expect(await to.step('redeem')).toEqual(answer('act'));
}

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

describe('act', () => {
  const everything: RootFile = {
    accessKeys: [{ id: keyOne, status: 'Active', createdAt: '2017-05-05T00:00:00Z' }],
    password: { createdAt: '2017-05-05T00:00:00Z' },
    mfaDevices: [{ serial: 'GAHT12345678' }],
    signingCertificates: [{ id: 'CERTCERTCERTCERTCERTCERT', status: 'Active' }],
  };
  test('deletes exactly what was approved, and nothing else of the root user', () =>
    inCaseWorld({ root: everything }, async (to) => {
      await ready(to);
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('acted'));
      expect(to.deletions().map(({ operation, target }) => [operation, target])).toEqual([['DeleteAccessKey', member]]);
      const { root } = to.organization.account(member) ?? {};
      expect({ ...everything, accessKeys: [] }).toEqual({
        accessKeys: root?.accessKeys,
        password: root?.password,
        mfaDevices: root?.mfaDevices,
        signingCertificates: root?.signingCertificates,
      });
    }));

  const createdAt = '2017-05-05T00:00:00Z';
  const [one, two] = [
    { id: keyOne, status: 'Active', createdAt },
    { id: 'AKIATWOAAAAAAAAAAAAA', status: 'Active', createdAt },
  ] as const;
  const changes: { what: string; root: RootFile }[] = [
    { what: 'a second key', root: { accessKeys: [one, two] } },
    { what: 'another key', root: { accessKeys: [two] } },
    { what: 'the key inactive', root: { accessKeys: [{ ...one, status: 'Inactive' }] } },
    { what: 'no key', root: {} },
  ];
  test.each(changes)('with $what instead of what was shown: stale, nothing is deleted', ({ root }) =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.account(member)?.patch({ id: member, root });
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect((await to.story()).at(-1)).toBe('stale: changed');
      expect(to.deletions()).toEqual([]);
    }),
  );

  test('a key that was used after the approval is left alone', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      await to.later(1);
      to.organization
        .account(member)
        ?.root.useAccessKey(keyOne, { at: to.clock.now(), service: 's3', region: 'us-east-1' });
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect((await to.story()).at(-1)).toBe('stale: used');
      expect(to.rootKeys()).toEqual([keyOne]);
    }));

  test.each([
    {
      what: 'an exclusion',
      policy: policyText({ extra: `exclusions: [ { account: "${member}", reason: moving out, until: 2099-01-01 } ]` }),
      detail: 'excluded',
    },
    { what: 'plan mode', policy: policyText({ mode: 'plan' }), detail: 'plan-mode' },
    {
      what: 'another scope',
      policy: policyText().replace('mode: apply', 'mode: apply, applyTo: [ { account: "300000000003" } ]'),
      detail: 'out-of-scope',
    },
  ])('$what that was deployed after the approval keeps everything as it is', ({ policy, detail }) =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.deploy(policy);
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect((await to.story()).at(-1)).toBe(`stale: ${detail}`);
      expect(to.rootKeys()).toEqual([keyOne]);
    }),
  );

  test('an account that is being closed is left alone', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.account(member)?.patch({ id: member, state: 'SUSPENDED' });
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect((await to.story()).at(-1)).toBe('stale: SUSPENDED');
    }));

  test('an approval older than two days is void', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      await to.later(48);
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('stale'));
      expect((await to.story()).at(-1)).toBe('stale: void');
      expect(to.deletions()).toEqual([]);
    }));

  test('an answer that is lost deletes nothing twice and nothing more', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.faults.add({ operation: 'iam:DeleteAccessKey', error: 'LostResponse', times: 1 });
      to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 1 });
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('acted'));
      expect(to.rootKeys()).toEqual([]);
      expect((await to.story()).filter((line) => line.startsWith('acting: deleting'))).toHaveLength(1);
    }));

  test('a refusal by AWS ends the case with the reason', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.faults.add({ operation: 'iam:DeleteAccessKey', error: 'AccessDenied', times: 1 });
      expect(await to.step('act', { attempt: 0 })).toEqual(answer('failed'));
      expect((await to.story()).at(-1)).toMatch(/^failed: Deleting .* was denied by AWS/);
    }));

  test('what cannot be read for the moment is tried again, and the last attempt ends the case', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.faults.add({ operation: 'iam:ListAccessKeys', error: 'ServiceFailure' });
      await expect(to.step('act', { attempt: 0 })).rejects.toMatchObject({ name: 'AccountUnreadableError' });
      expect((await to.record()).state).toBe('acting');
      expect(await to.step('act', { attempt: 3 })).toEqual(answer('failed'));
      expect(to.deletions()).toEqual([]);
    }));

  test('what an attempt that broke off had begun, the next one finishes', () =>
    inCaseWorld({}, async (to) => {
      await ready(to);
      to.organization.faults.add({ operation: 'iam:DeleteAccessKey', error: 'ServiceFailure', times: 8 });
      await expect(to.step('act', { attempt: 0 })).rejects.toMatchObject({ name: 'AccountUnreadableError' });
      expect(to.rootKeys()).toEqual([keyOne]);
      expect(await to.step('act', { attempt: 1 })).toEqual(answer('acted'));
      expect(to.rootKeys()).toEqual([]);
      // A redrive repeats the step.
      expect(await to.step('act', { attempt: 1 })).toEqual(answer('acted'));
      expect(to.deletions().filter(({ error }) => error === undefined)).toHaveLength(1);
    }));
});

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
