import type { CaseRecord } from '../../../lib/domain/cases/case';
import { certificateCase, keyCase, lead, managementCase, mfaCase, now, second } from '../../web/case-records';
import { firstSteps, page, queue, terms, texts } from './case-view';

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
