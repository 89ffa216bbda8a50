import { inCaseWorld, keyOne, member, runNow, type CaseWorld } from './case-world';
import { policyText } from './policies';

const both = ['security-lead@harbor.example', 'platform-lead@harbor.example'];
const escalated = policyText().replace(
  'approvals:',
  'approvals:\n  escalateTo: [ { name: CISO, email: ciso@harbor.example }, { name: Security lead, email: security-lead@harbor.example } ]',
);
const recipients = (to: CaseWorld): readonly string[] => to.ses.mails.flatMap((mail) => mail.to);
const subjects = (to: CaseWorld): readonly string[] => to.ses.mails.map(({ subject }) => subject);
const names = (to: CaseWorld): readonly string[] => [...to.statuses.keys()];

test('a run starts the execution of a case that it opens, once', () =>
  inCaseWorld({}, async (to) => {
    expect(names(to)).toEqual([`${member}-root-access-key-g1`]);
    await to.later(24);
    await runNow(to, 'second');
    expect(names(to)).toEqual([`${member}-root-access-key-g1`]);
  }));

test('a finding that changed wakes the execution that asks about the old one, and a new one asks', () =>
  inCaseWorld({}, async (to) => {
    to.tokens.add('token-one');
    await to.step('ask', { token: 'token-one' });
    const accessKeys = [{ id: keyOne, status: 'Inactive' as const, createdAt: '2017-05-05T00:00:00Z' }];
    to.organization.account(member)?.patch({ id: member, root: { accessKeys } });
    await to.later(24);
    await runNow(to, 'second');
    expect(to.returned).toEqual(['token-one']);
    expect(names(to)).toEqual([`${member}-root-access-key-g1`, `${member}-root-access-key-g2`]);
    expect(await to.step('redeem')).toEqual({ v: 1, status: 'closed' });
  }));

test('a finding that is gone wakes the execution, and nothing else is asked', () =>
  inCaseWorld({}, async (to) => {
    to.tokens.add('token-one');
    await to.step('ask', { token: 'token-one' });
    to.organization.account(member)?.patch({ id: member, root: {} });
    await to.later(24);
    await runNow(to, 'second');
    expect(to.returned).toEqual(['token-one']);
    expect(names(to)).toHaveLength(1);
  }));

test('an execution that could not be started does not stop the run', () =>
  inCaseWorld({}, async (to) => {
    const accessKeys = [{ id: keyOne, status: 'Inactive' as const, createdAt: '2017-05-05T00:00:00Z' }];
    to.organization.account(member)?.patch({ id: member, root: { accessKeys } });
    await to.later(24);
    to.organization.faults.add({ operation: 'sfn:StartExecution', error: 'ServiceUnavailable', times: 8 });
    await runNow(to, 'second');
    expect(names(to)).toEqual([`${member}-root-access-key-g1`]);
    expect(recipients(to)).toEqual([...both, ...both]);
    expect(await to.invoke('sweep', {})).toEqual({ v: 1, woken: 0, restarted: 1 });
    expect(names(to).at(-1)).toBe(`${member}-root-access-key-g2`);
  }));

test('approvers are reminded when the policy says so; others are told with the last reminder', () =>
  inCaseWorld({ policy: escalated }, async (to) => {
    expect(recipients(to)).toEqual(both);
    const daily: (readonly string[])[] = [];
    for (let day = 1; day <= 6; day++) {
      const before = recipients(to).length;
      await to.later(24);
      await runNow(to, `day ${day}`);
      daily.push(recipients(to).slice(before));
    }
    // The security lead is both approver and escalation contact, and gets both mails.
    const last = [...both, 'ciso@harbor.example', 'security-lead@harbor.example'];
    expect(daily).toEqual([[], both, [], [], last, []]);
    expect(subjects(to).slice(2, 4)).toEqual(
      both.map(() => 'Re: [Critical] 1 case to decide in member (o-harborharb)'),
    );
    expect((await to.story()).map((line) => line.split(':')[0])).toEqual(['reminded', 'reminded', 'escalated']);
  }));

test('a reminder that was refused is made up for by the next run', () =>
  inCaseWorld({}, async (to) => {
    await to.later(48);
    to.organization.faults.add({ operation: 'sesv2:SendEmail', error: 'MessageRejected', times: 2 });
    await runNow(to, 'second');
    expect(recipients(to)).toEqual(both);
    await to.later(24);
    await runNow(to, 'third');
    expect(recipients(to)).toEqual([...both, ...both]);
  }));

test('of a case that was decided nobody is reminded; who did not decide it is told how it ended', () =>
  inCaseWorld({}, async (to) => {
    await to.decide('reject');
    await to.later(48);
    await runNow(to, 'second');
    expect(recipients(to)).toEqual([...both, 'platform-lead@harbor.example']);
    expect(to.ses.mails.at(-1)?.subject).toBe('Rejected: An unused root access key, member (o-harborharb)');
    expect(to.ses.mails.at(-1)?.text).toContain(
      'security-lead@harbor.example rejected it. Nothing was changed.\n  Reason: nobody needs it',
    );
    await to.later(24);
    await runNow(to, 'third');
    expect(recipients(to)).toHaveLength(3);
  }));

test.each([
  { pageUrl: 'https://rootward.example.com', links: ['https://rootward.example.com'] },
  { pageUrl: '', links: [] },
])('the links of a digest are $links when the page is at "$pageUrl"', ({ pageUrl, links }) =>
  inCaseWorld({ environment: { ROOTWARD_PAGE_URL: pageUrl } }, async (to) => {
    for (const { text, html } of to.ses.mails)
      for (const part of [text, html]) expect(part?.match(/https?:[^\s"<]+/g) ?? []).toEqual(links);
  }),
);
