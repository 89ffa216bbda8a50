import { inCaseWorld, lead, member, type CaseWorld } from './case-world';
import { policyText } from './policies';

const second = 'platform-lead@harbor.example';
const four = policyText().replace('approvals:', 'approvals:\n  required: 2');
const told = (sent: number, unsent = 0) => ({ v: 1, sent, unsent });
const recipients = ({ ses }: CaseWorld): readonly string[] => ses.mails.flatMap(({ to }) => to);
const last = ({ ses }: CaseWorld) => ses.mails.at(-1);

/** Somebody says that it is done, and it is not. */
async function refute(to: CaseWorld): Promise<void> {
  await to.decide('done');
  await to.step('redeem');
  await to.step('verify', { attempt: 0 });
}

describe('when one of two has agreed', () => {
  test('the other one is told at once, once, whose agreement is missing', () =>
    inCaseWorld({ policy: four, environment: { ROOTWARD_PAGE_URL: 'https://page.example.com' } }, async (to) => {
      const before = recipients(to).length;
      await to.later(1);
      await to.decide('approve');
      expect(await to.step('redeem')).toMatchObject({ status: 'tell' });
      expect(await to.step('tell')).toEqual(told(1));
      expect(await to.step('tell')).toEqual(told(0));
      expect(recipients(to).slice(before)).toEqual([second]);
      expect(last(to)?.subject).toBe('[Critical] Your agreement is missing: An unused root access key, member');
      expect(last(to)?.text).toContain(`${lead} approved the deletion. That is 1 of 2, waits for Platform lead.`);
      expect(last(to)?.text).toContain(`Open the case: https://page.example.com/cases/${member}/root-access-key/1`);
      expect(await to.story()).toEqual(['approved: nobody needs it', `reminded: ${second}`]);
      expect(await to.step('redeem')).toMatchObject({ status: 'wait' });
    }));

  test('a mail that is refused is sent by the next run', () =>
    inCaseWorld({ policy: four }, async (to) => {
      await to.later(1);
      await to.decide('approve');
      to.organization.faults.add({ operation: 'sesv2:SendEmail', error: 'MessageRejected', times: 1 });
      expect(await to.step('tell')).toEqual(told(0, 1));
      expect(await to.step('redeem')).toMatchObject({ status: 'tell' });
    }));

  test('a lost answer of the table sends no second mail', () =>
    inCaseWorld({ policy: four }, async (to) => {
      const before = recipients(to).length;
      await to.later(1);
      await to.decide('approve');
      to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 6 });
      await to.step('tell');
      await to.step('tell');
      expect(recipients(to).slice(before)).toEqual([second]);
    }));
});

describe('when work that is said to be done is not', () => {
  test('everybody is told at once what is still there, and the next generation gets its execution', () =>
    inCaseWorld({}, async (to) => {
      const before = recipients(to).length;
      await refute(to);
      expect(await to.step('tell')).toEqual(told(2));
      expect(await to.step('tell')).toEqual(told(0));
      expect(recipients(to).slice(before)).toEqual([lead, second]);
      expect(last(to)?.subject).toBe('[Critical] Still open: An unused root access key, member');
      expect(last(to)?.text).toContain(
        `${lead} said that it was done; Rootward read the account again, and it is not.`,
      );
      expect(to.statuses.get(`${member}-root-access-key-g2`)).toBe('RUNNING');
      const record = await to.record();
      expect(record.timeline.map(({ event }) => event)).toEqual(['opened', 'asked']);
      expect(record.askedAt).toBeDefined();
    }));

  test('it is asked about all the same when the execution cannot be started', () =>
    inCaseWorld({}, async (to) => {
      await refute(to);
      to.organization.faults.add({ operation: 'sfn:StartExecution', error: 'Timeout' });
      expect(await to.step('tell')).toEqual(told(2));
      expect(JSON.stringify(to.logs).includes('start of a case failed')).toBe(true);
    }));
});

test('nobody is told anything about a case that was decided meanwhile', () =>
  inCaseWorld({ policy: four }, async (to) => {
    await to.decide('approve');
    await to.decide('approve', second);
    expect(await to.step('tell')).toEqual(told(0));
  }));
