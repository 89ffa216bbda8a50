import { answer, caseOrganization, casePolicy, keysLeft, labs, platform, security, stories } from './case-organization';
import { simpleParser } from 'mailparser';
import { run, type Simulated } from './run';

const mailsOf = ({ mails }: Simulated) => Promise.all(mails.map(({ eml }) => simpleParser(eml)));

const done = answer({ decision: 'done', reason: 'I removed it' });

test('work that is said to be done and is not opens the next case at once, which can be decided at once', async () => {
  const result = await run(caseOrganization(), casePolicy(), {
    decisions: [done, answer({ generation: 2, after: '1h' })],
  });
  expect(stories(result)).toEqual({
    'root-access-key#1': [
      'failed',
      '02T06 opened by rootward: unused',
      `02T08 done by ${security}: I removed it`,
      '02T08 acting by rootward: done',
      '02T08 failed by rootward: not-done',
    ],
    'root-access-key#2': [
      'done',
      '02T08 opened by rootward: unused',
      `02T09 approved by ${security}: Nobody knows it`,
      '02T09 acting by rootward: approve',
      '02T09 acting by rootward: deleting …OLDK',
      '02T09 verified by rootward: The root user has no access key.',
      '02T09 closed by rootward: deleted',
    ],
  });
  expect(keysLeft(result)).toEqual([]);
});

test('one mail to each approver tells it at once, and no later mail calls the case new', async () => {
  const result = await run(caseOrganization(), casePolicy(), { days: 3, decisions: [done] });
  const mails = await mailsOf(result);
  expect(mails.map(({ subject }) => subject?.replace(/ \(o-.*/, ''))).toEqual([
    '[Critical] 1 case to decide in web-labs',
    '[Critical] 1 case to decide in web-labs',
    '[Critical] Still open: An unused root access key, web-labs',
    '[Critical] Still open: An unused root access key, web-labs',
  ]);
  // Mail programs show them below the first question.
  expect(new Set(mails.map(({ references }) => String(references))).size).toBe(1);
  expect(mails.map(({ inReplyTo }) => inReplyTo)).toEqual(mails.map(({ references }) => references));
  expect(mails[2]?.text).toContain(
    `${security} said that it was done; Rootward read the account again, and it is not.`,
  );
});

test('a mail that fails then is sent by the next run, with the same words', async () => {
  const later = [
    { after: '90m', fault: { operation: 'sesv2:SendEmail', error: 'MessageRejected' as const, times: 1 } },
  ];
  const result = await run(caseOrganization(later), casePolicy(), { days: 2, decisions: [done] });
  const [, , , next] = await mailsOf(result);
  expect(result.mails.slice(2).map(({ recipient }) => recipient)).toEqual([platform, security]);
  expect(next?.text).toContain('said that it was done; Rootward read the account again, and it is not.');
});

test('work that is done all the same closes the next case', async () => {
  const later = [{ after: '3h', patchAccount: { id: labs, root: {} } }];
  const result = await run(caseOrganization(later), casePolicy(), {
    decisions: [done, answer({ ...done, generation: 2, after: '2h' })],
  });
  expect(result.cases.map(({ generation, state }) => [generation, state])).toEqual([
    [1, 'failed'],
    [2, 'done'],
  ]);
});
