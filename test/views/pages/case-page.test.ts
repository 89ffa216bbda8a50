import type { CaseRecord } from '../../../lib/domain/cases/case';
import {
  certificateCase,
  keyCase,
  lead,
  managementCase,
  mfaCase,
  now,
  passwordCase,
  second,
} from '../../web/case-records';
import { choices, firstSteps, page, terms, texts } from './case-view';

test('shows what was found: age, last use, service, Region and status of every key', () => {
  const rows = texts(page(keyCase()), /<tr[^>]*>([\s\S]*?)<\/tr>/g);
  expect(rows).toEqual([
    'Key Status Created Last used Service Region',
    '…K3YA Active 14 Mar 2021 (5 years old) 2 Feb 2024 (2 years ago) s3 eu-west-1',
    '…K3YB Inactive 1 Jun 2019 (7 years old) never – –',
  ]);
});

test('says step by step what an approval does, and what nobody can undo', () => {
  const html = page(keyCase());
  expect(firstSteps(html)).toEqual([
    'The decision is saved with the approver’s name, the time and the reason, if everything is still as shown here.',
    'Rootward opens one short root session in account 400000000006 that can remove root credentials and nothing else (AssumeRoot).',
    'It lists the access keys again and compares them with the ones shown here. If one is new, missing or has another status, or a key was used since, nothing is deleted and a new case opens.',
    'It deletes exactly these 2: …K3YA, …K3YB.',
    'It lists again in the same session.',
    'Rootward reads the account again. The case closes as done only when the finding is gone; otherwise the next one opens at once and says what is still missing.',
  ]);
  expect(html).toContain('A deleted access key cannot be recovered by anybody.');
  expect(html).toContain('root keys cannot be deactivated through AssumeRoot, only deleted.');
});

test.each<readonly [string, CaseRecord, readonly string[], string]>([
  ['a member’s keys', keyCase(), ['approve', 'done', 'accept', 'reject'], 'It deletes exactly these 2'],
  ['certificates', certificateCase(), ['approve', 'done', 'accept', 'reject'], 'It deletes exactly this one: …CRT1'],
  ['MFA', mfaCase(), ['done', 'accept', 'reject'], 'Assign MFA device'],
  [
    'hardware MFA',
    mfaCase({ reason: 'not-hardware' }),
    ['done', 'accept', 'reject'],
    'a virtual device does not count',
  ],
  ['a password', passwordCase(), ['done', 'accept', 'reject'], 'Take privileged action'],
  [
    'a key whose last use could not be read',
    keyCase({ reason: 'use-unknown', evidence: { keys: [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active' }] } }),
    ['done', 'accept', 'reject'],
    'its deletion cannot be approved here',
  ],
  ['the management account', managementCase(), ['done', 'accept', 'reject'], 'AssumeRoot cannot reach it'],
  ['an account of unknown kind', keyCase({ management: undefined }), ['done', 'accept', 'reject'], 'Delete the key'],
])('offers for %s only what is possible, and says what follows', (_what, record, offered, words) => {
  const html = page(record);
  expect(choices(html)).toEqual(offered);
  expect(html).toContain(words);
});

test.each<readonly [string, CaseRecord, readonly string[], string]>([
  ['queued', keyCase({ state: 'queued' }), [], 'nobody is asked yet'],
  ['overdue', keyCase({ expiresAt: now }), [], 'The time to decide is over'],
  [
    'approved',
    keyCase({ state: 'approved', decision: 'approve', decidedBy: lead }),
    ['reject'],
    'Rootward begins in a moment',
  ],
  ['acting', keyCase({ state: 'acting', decision: 'approve', decidedBy: lead }), [], 'Rootward acts'],
  ['done', keyCase({ state: 'done', closedAt: now }), [], 'Closed'],
  ['rejected', keyCase({ state: 'rejected', decidedBy: lead, closedAt: now }), [], `By ${lead}`],
  [
    'accepted',
    keyCase({ state: 'accepted', decidedBy: lead, acceptedUntil: '2027-01-31', closedAt: now }),
    [],
    '31 Jan 2027',
  ],
  ['expired', keyCase({ state: 'expired', closedAt: now }), [], 'Nobody decided in time'],
  [
    'stale',
    keyCase({ state: 'stale', closedAt: now, timeline: [{ at: now, event: 'stale', by: 'rootward', detail: 'used' }] }),
    [],
    'A key was used after the last use that the case showed, so nothing was deleted.',
  ],
  [
    'failed',
    mfaCase({
      state: 'failed',
      closedAt: now,
      timeline: [{ at: now, event: 'failed', by: 'rootward', detail: 'not-done' }],
    }),
    [],
    'and the work is not done.',
  ],
])('a case that is %s can be read, and says where it stands', (_what, record, offered, words) => {
  const html = page(record);
  expect(choices(html)).toEqual(offered);
  expect(/id="state">([\s\S]*?)<\/div>/.exec(html)?.[1]).toContain(words);
  expect(html).toContain('id="timeline"');
});

test('shows somebody who is no approver what would happen and who may decide, but no form', () => {
  const html = page(keyCase(), { looking: { email: 'x@elsewhere.example', mayDecide: false, now } });
  expect(html).not.toContain('<form');
  expect(html).not.toContain('value="token"');
  expect(html).toContain('It deletes exactly these 2');
  expect(html).toContain(second);
});

test('under four eyes says how many approvals there are, and offers none to whoever gave one', () => {
  const record = keyCase({ decision: 'approve', approvals: [{ by: lead, at: now }] });
  const four = { ...terms, required: 2 as const };
  expect(page(record, { terms: four })).toContain(`${lead} approved the deletion. That is 1 of 2, waits for `);
  expect(choices(page(record, { terms: four }))).toEqual(['reject']);
  expect(choices(page(record, { terms: four, looking: { email: second, mayDecide: true, now } }))).toEqual([
    'approve',
    'reject',
  ]);
});

test('shows what the work needs: the root e-mail address to approvers only, the unit and the other cases', () => {
  const record = mfaCase({
    unit: 'ou-h4rb-prodprod',
    unitName: 'Production',
    rootEmail: 'aws+payments@harbor.example',
  });
  const html = page(record, { others: [keyCase(), certificateCase({ account: record.account, state: 'accepted' })] });
  expect(html).toContain('aws+payments@harbor.example');
  expect(html).toMatch(/Production[\s\S]*ou-h4rb-prodprod/);
  expect(html).toContain('href="/cases/400000000006/root-access-key/1"');
  expect(html).toContain('risk accepted');
  const guest = page(record, { looking: { email: 'x@elsewhere.example', mayDecide: false, now } });
  expect(guest).not.toContain('aws+payments');
  expect(guest).toContain('shown to approvers only');
  // Nobody has work to do any more.
  expect(page({ ...record, state: 'done', closedAt: now })).not.toContain('aws+payments');
  expect(page(mfaCase())).toContain('aws organizations describe-account --account-id 400000000006');
});

test('a case that ended without a result says what happens next', () => {
  const failed = keyCase({ state: 'failed', closedAt: now });
  expect(page(failed)).toContain('The next run reads the account, and asks again');
  expect(page(failed, { mode: 'plan' })).toContain('Runs in plan mode ask nobody');
  expect(page(failed, { hasNext: true })).toContain('It was asked again');
  expect(page(keyCase({ state: 'done', closedAt: now }))).not.toContain('asks again');
});

test('in plan mode an open case says that nothing is carried out', () => {
  const html = page(keyCase(), { mode: 'plan' });
  expect(html).toContain('Plan mode: Rootward reads and reports');
  expect(html).toContain('An approved deletion is not carried out');
});

test('the timeline names the refused person as the one who was refused, and a deletion once', () => {
  const by = 'x@elsewhere.example';
  const entry = (event: 'refused' | 'acting', who: string, detail: string) => ({ at: now, event, by: who, detail });
  const html = page(
    keyCase({
      timeline: [
        entry('refused', by, 'not-an-approver'),
        entry('acting', 'rootward', 'approve'),
        entry('acting', 'rootward', 'deleting …K3YA'),
      ],
    }),
  );
  const lines = texts(/<ol class="timeline">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '', /<li[^>]*>([\s\S]*?)<\/li>/g);
  expect(lines).toEqual([
    `A decision did not count that of ${by}, 4 Nov 2026, 09:30 UTC Only an approver of the deployed policy may decide.`,
    'Rootward began 4 Nov 2026, 09:30 UTC To delete what was approved.',
    'Deletion began 4 Nov 2026, 09:30 UTC …K3YA',
  ]);
});

test('leads from a closed case to the one after it', () => {
  expect(page(keyCase({ state: 'expired' }), { hasNext: true })).toContain(
    'href="/cases/400000000006/root-access-key/2"',
  );
});

test('a person’s reason stays as it was typed, also when it is one of Rootward’s words', () => {
  const timeline = [{ at: now, event: 'rejected', by: lead, detail: 'policy' } as const];
  expect(page(keyCase({ state: 'rejected', timeline }))).toContain('<bdi>policy</bdi>');
});
