import type { RootFile } from '@rootward/local-cloud';
import { answer, inCaseWorld, keyOne, member, ready } from './case-world';
import { policyText } from './policies';

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
