import fc from 'fast-check';
import { approversPolicy } from '../../domain/support/cases';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { renderCase, type CaseView } from '../../../lib/views/pages/case-page';
import type { Frame } from '../../../lib/views/pages/layout';
import { renderQueue } from '../../../lib/views/pages/queue-page';
import {
  approvers,
  certificateCase,
  keyCase,
  lead,
  managementCase,
  mfaCase,
  now,
  passwordCase,
  second,
} from '../../web/case-records';

const terms = approversPolicy(1, { approvers }).approvals;

const view = (record: CaseRecord, overrides: Partial<CaseView> = {}): CaseView => ({
  record,
  looking: { email: lead, mayDecide: true, now },
  terms,
  token: 'token',
  hasNext: false,
  others: [],
  mode: 'apply',
  overridden: false,
  mistakes: [],
  typed: {},
  ...overrides,
});

const page = (record: CaseRecord, overrides: Partial<CaseView> = {}, frame: Frame = {}): string =>
  renderCase(view(record, overrides), frame);

const queue = (record: CaseRecord): string =>
  renderQueue(
    {
      cases: [record],
      unsettled: [],
      filter: { state: 'open' },
      now,
      email: lead,
      mayDecide: true,
      approvals: terms,
      mode: 'apply',
      overridden: false,
      lastRun: undefined,
    },
    {},
  );

/** The texts of all matching elements, as a person reads them. */
const texts = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map((match) =>
    (match[1] ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const choices = (html: string): readonly string[] =>
  [...html.matchAll(/name="decision"\s+value="(\w+)"/g)].map((match) => match[1] ?? '');

const firstSteps = (html: string): readonly string[] =>
  texts(/<ol class="steps">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '', /<li>([\s\S]*?)<\/li>/g);

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
    'It lists the access keys again and compares them with the ones shown here. If one is new, missing or has another status, or a key was used after the approval, nothing is deleted and a new case opens.',
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
    'A key was used after the approval, so nothing was deleted.',
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

const inUse = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    reason: 'in-use',
    evidence: {
      keys: [
        {
          id: 'AKIAPAYMENTSXXXXK3YA',
          status: 'Active',
          createdAt: '2021-03-14T08:00:00.000Z',
          lastUsedAt: '2026-11-04T02:30:00.000Z',
          lastUsedService: 's3',
          lastUsedRegion: 'eu-west-1',
        },
      ],
    },
    ...overrides,
  });

/** The markup of one choice, from the value of its class on. */
const choiceOf = (html: string, decision: string): string =>
  html.split('<div class="choice ').find((part) => part.includes(`value="${decision}"`)) ?? '';

test('keys in use: who uses them comes first, and the deletion is the last choice, with its warning inside', () => {
  const html = page(inUse());
  expect(html.indexOf('First: find out who uses it')).toBeLessThan(html.indexOf('id="courses"'));
  expect(html).toMatch(/7 hours\s+ago\) for s3 in eu-west-1/);
  expect(html).toContain(
    'aws cloudtrail lookup-events --region eu-west-1 --lookup-attributes AttributeKey=Username,AttributeValue=root',
  );
  expect(html).toMatch(/recorded in account 400000000006\s+itself/);
  expect(choices(html)).toEqual(['done', 'accept', 'reject', 'approve']);
  const choice = choiceOf(html, 'approve');
  expect(choice).toMatch(/^danger"/);
  expect(choice).toContain('delete 1 access key in use');
  expect(choice).toContain('…K3YA was last used 7 hours ago for s3 in eu-west-1.');
  expect(choice).toContain('name="evenIfUsed"');
});

test('a key that was never used looks harmless; one that was used once, a new one and a certificate do not', () => {
  const withKey = (key: object, reason = 'unused'): string =>
    choiceOf(
      page(keyCase({ reason, evidence: { keys: [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active', ...key }] } })),
      'approve',
    );
  const never = { createdAt: '2021-03-14T08:00:00.000Z', lastUsedAt: null };
  expect(withKey(never)).toMatch(/^"/);
  expect(withKey(never)).toContain('nothing is known to depend on it');
  expect(withKey(never, 'new')).toMatch(/^final"/);
  expect(withKey(never, 'new')).toContain('ask who made it');
  expect(withKey({ ...never, lastUsedAt: '2024-02-02T10:00:00.000Z' })).toContain('was last used 2 years ago');
  // IAM remembers no use before 22 April 2015.
  expect(withKey({ ...never, createdAt: '2014-01-01T00:00:00.000Z' })).toMatch(/^final"/);
  expect(choiceOf(page(certificateCase()), 'approve')).toMatch(/^final"/);
});

test('keys of unknown use: how to find out comes first, and no deletion is offered', () => {
  const html = page(
    keyCase({ reason: 'use-unknown', evidence: { keys: [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active' }] } }),
  );
  expect(html).toContain('AWS did not tell the last use');
  expect(html).toContain('--region us-east-1');
  expect(choices(html)).not.toContain('approve');
});

test.each([
  ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events?Username=root'],
  ['cn-north-1', undefined],
  ['us-gov-west-1', undefined],
  ['"><script>', 'https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events?Username=root'],
])('a last use in %s leads to the event history %s', (lastUsedRegion, link) => {
  const keys = [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active', lastUsedAt: now, lastUsedRegion }];
  expect(/href="(https:[^"]*)"/.exec(page(inUse({ evidence: { keys } })))?.[1]).toBe(link);
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

test('reject and accept say how they differ, where they are chosen', () => {
  const html = page(keyCase());
  expect(choiceOf(html, 'reject')).toContain('nobody takes the risk');
  expect(choiceOf(html, 'reject')).toContain('asked again after 30 days');
  expect(choiceOf(html, 'accept')).toContain('until a day that you name');
  expect(choiceOf(html, 'accept')).toContain('reports say “accepted”');
  expect(page(keyCase({ state: 'rejected', decidedBy: lead, decidedAt: now, closedAt: now }))).toContain('4 Dec 2026');
});

test('the button has words for each decision, and under four eyes says that one agreement does not decide', () => {
  const says = (html: string): readonly string[] => texts(html, /<span class="says \w+">([\s\S]*?)<\/span>/g);
  expect(says(page(keyCase()))).toEqual([
    'Send the decision',
    'Choose a decision',
    'Delete 2 access keys',
    'Say done: read the account again',
    'Accept the risk',
    'Reject: change nothing',
  ]);
  const four = { ...terms, required: 2 as const };
  expect(says(page(keyCase(), { terms: four }))).toContain('Agree, 1 of 2: delete 2 access keys');
  const one = keyCase({ decision: 'approve', approvals: [{ by: lead, at: now }] });
  expect(says(page(one, { terms: four, looking: { email: second, mayDecide: true, now } }))).toContain(
    'Delete 2 access keys',
  );
  expect(choiceOf(page(one, { terms: four }), 'reject')).toContain('take your agreement back');
  expect(says(page(keyCase({ state: 'approved', decision: 'approve', decidedBy: lead })))).toContain(
    'Take the approval back',
  );
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

test('nothing is chosen or filled in beforehand, so that no button alone decides', () => {
  const html = page(keyCase());
  expect(html).not.toMatch(/\schecked/);
  expect(html).toMatch(/<textarea[^>]*>\s*<\/textarea/);
  expect(/<input[^>]*id="digits"[^>]*>/.exec(html)?.[0]).not.toContain('value=');
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

test('full ids of keys and certificates and serial numbers never leave the record', () => {
  const secret = /AKIAPAYMENTS|CERTIFICATEXXXXX|root-account-mfa-device/;
  const devices = { password: true, serials: ['arn:aws:iam::400000000006:mfa/root-account-mfa-device'] };
  for (const record of [keyCase(), certificateCase(), mfaCase({ evidence: devices })]) {
    expect(page(record)).not.toMatch(secret);
    expect(queue(record)).not.toMatch(secret);
  }
});

test('evidence of a shape that nobody expects is shown as nothing, not as an error', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('keys', 'certificates', 'serials', 'password'), fc.jsonValue()),
      (evidence) => {
        for (const record of [keyCase, certificateCase, mfaCase, passwordCase])
          expect(page(record({ evidence }))).toContain('What was found');
      },
    ),
  );
});

test('every field has its label, every described field its description, and no id occurs twice', () => {
  const mistakes = (['decision', 'until', 'reason', 'digits'] as const).map((field) => ({ field, message: field }));
  const html = page(keyCase(), { mistakes });
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(ids).toEqual([...new Set(ids)]);
  const references = [...html.matchAll(/(?:\sfor|aria-describedby|aria-labelledby|href)="(#?)([^"/]+)"/g)].flatMap(
    (match) => (match[2] ?? '').split(' '),
  );
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  const labelled = [...html.matchAll(/\sfor="([^"]+)"/g)].map((match) => match[1] ?? '');
  const fields = [...html.matchAll(/<(?:input|textarea|select)\b(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)];
  expect(fields.map((match) => match[1]).filter((id) => !labelled.includes(id ?? ''))).toEqual([]);
  expect(html.match(/<main /g)).toHaveLength(1);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('<html lang="en">');
});

const skeleton = (html: string): readonly string[] =>
  [...html.matchAll(/<\/?[a-zA-Z!][^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

test('names, messages and reasons never become markup', () => {
  const plain = 'plain';
  const attack = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onfocus='x",
      '</title><b>',
      '</textarea><b>',
    ),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', 'x', ' '), { maxLength: 30 })
      .map((parts) => parts.join('')),
  );
  const named = (text: string): CaseRecord =>
    mfaCase({
      accountName: text,
      message: text,
      timeline: [{ at: now, event: 'refused', by: text === plain ? plain : `x${text}`, detail: `x${text}` }],
    });
  const visited = (name: string): Frame => ({ visitor: { name, mayDecide: true } });
  const typed = (text: string): Partial<CaseView> => ({ typed: { reason: text, until: text, decision: text } });
  fc.assert(
    fc.property(attack, (text) => {
      expect(skeleton(page(named(text), typed(text), visited(text)))).toEqual(
        skeleton(page(named(plain), typed(plain), visited(plain))),
      );
      expect(skeleton(queue(named(text)))).toEqual(skeleton(queue(named(plain))));
    }),
    { numRuns: 300 },
  );
});

test('dates are told in one way everywhere', () => {
  const dates = /\d{4}-\d\d-\d\d(?!T)/;
  const shown = (html: string): string => html.replace(/<style>[^]*<\/style>|<input[^>]*>|<[^>]+>/g, ' ');
  const reported = mfaCase({ evidence: { password: true, serials: [], reportedAt: '2026-11-01T04:00:00.000Z' } });
  const accepted = keyCase({
    state: 'accepted',
    decidedBy: lead,
    closedAt: now,
    acceptedUntil: '2027-01-31',
    timeline: [{ at: now, event: 'accepted', by: lead, detail: 'until 2027-01-31: Until ticket 2026-11-04 is done' }],
  });
  for (const record of [
    keyCase(),
    keyCase({ reason: 'use-unknown' }),
    keyCase({ state: 'failed', closedAt: now }),
    reported,
  ])
    expect(`${shown(page(record))} ${shown(queue(record))}`).not.toMatch(dates);
  expect(page(reported)).toContain('As of the account’s credential report of <time');
  expect(shown(queue(keyCase()))).toContain('created 14 Mar 2021, last used 2 Feb 2024 for s3');
  // What a person wrote stays as written.
  for (const html of [page(accepted), queue(accepted)])
    expect(shown(html)).toContain('Until 31 Jan 2027: Until ticket 2026-11-04 is done');
});

const note = (html: string): string => texts(html, /<div class="note[^"]*" id="state">([\s\S]*?)<\/div>/g).join(' ');

test('the note says once what the case waits for, and nothing of it when the time is over', () => {
  const asked = { askedAt: now };
  expect(note(page(keyCase(asked)))).toBe('Waits for you or Platform lead. Expires in 4 days, 9 Nov 2026, 06:00 UTC .');
  expect(note(page(keyCase({ ...asked, expiresAt: now })))).toBe(
    'The time to decide is over. It ended 4 Nov 2026, 09:30 UTC . Nothing was changed.',
  );
  const one = keyCase({ ...asked, decision: 'approve', approvals: [{ by: second, at: now }] });
  expect(note(page(one, { terms: { ...terms, required: 2 } }))).toContain(
    `Waits for a decision. ${second} approved the deletion. That is 1 of 2, waits for Security lead.`,
  );
});

test('what could not be read again is not told as if it had been', () => {
  const failed = (detail: string): CaseRecord =>
    mfaCase({ state: 'failed', closedAt: now, timeline: [{ at: now, event: 'failed', by: 'rootward', detail }] });
  const found = 'The root user has a password and no MFA.';
  expect(note(page(failed('not-done')))).toContain(found);
  expect(note(page(failed('unverified')))).not.toContain(found);
});

test('a key that something uses is not told of as if nobody knew', () => {
  const inUse = firstSteps(page(keyCase({ reason: 'in-use' })).replace(/id="use"[\s\S]*?<\/section>/, ''));
  expect(inUse[0]).toBe('Find out who uses the key, as said above, and move that work to a role.');
  const unused = page(keyCase());
  expect(unused).toContain('Find out what uses the key, if anything');
});

test('the steps lead to the root e-mail address on the same page', () => {
  for (const record of [mfaCase(), certificateCase(), keyCase(), managementCase()])
    expect(page(record)).toContain('with its root e-mail address, which is under “The account” on this page');
});

test('steps are whole sentences for certificates too', () => {
  expect(firstSteps(page(certificateCase()))[2]).toContain(
    'If one is new, missing or has another status, nothing is deleted and a new case opens.',
  );
});
