import { datesInWords, dayWords, fromNow, spanWords } from '../../../lib/views/pages/when';

const from = '2026-11-04T09:30:00.000Z';

test.each([
  ['2026-11-04T09:30:59.999Z', 'less than a minute'],
  ['2026-11-04T09:31:00.000Z', '1 minute'],
  ['2026-11-04T11:29:00.000Z', '1 hour'],
  ['2026-11-05T09:29:00.000Z', '23 hours'],
  ['2026-11-09T06:00:00.000Z', '4 days'],
  ['2028-10-04T09:30:00.000Z', '700 days'],
  ['2029-11-04T09:30:00.000Z', '3 years'],
])('until %s it is %s', (to, words) => {
  expect(spanWords(from, to)).toBe(words);
  expect(spanWords(to, from)).toBe(words);
});

test('says before and after', () => {
  expect(fromNow('2026-11-06T10:00:00.000Z', from)).toBe('in 2 days');
  expect(fromNow('2026-11-04T09:00:00.000Z', from)).toBe('30 minutes ago');
});

test('names a day', () => {
  expect([dayWords('2026-11-09'), dayWords('2027-01-31T23:59:59.000Z')]).toEqual(['9 Nov 2026', '31 Jan 2027']);
});

test.each([
  ['created 2018-02-11, last used 2026-11-01 for s3.', 'created 11 Feb 2018, last used 1 Nov 2026 for s3.'],
  ['Asked at 2026-11-04T09:30:00.000Z.', 'Asked at 4 Nov 2026, 09:30 UTC.'],
  ['the report of 2026-11-04 09:30 UTC.', 'the report of 4 Nov 2026, 09:30 UTC.'],
  // Names of things stay as they are.
  ['backup-2026-11-01, 2026-11-01-copy and v2026-11-01', 'backup-2026-11-01, 2026-11-01-copy and v2026-11-01'],
  ['2026-13-01', '2026-13-01'],
])('%s is told as %s', (text, words) => {
  expect(datesInWords(text)).toBe(words);
});
