import type { CaseRecord } from '../../../lib/domain/cases/case';
import { resultItem } from '../../../lib/views/mails/results';
import { lead, second } from '../../domain/support/cases';
import { caseRecord } from '../samples';

const event = (name: CaseRecord['timeline'][number]['event'], by: string, detail: string) =>
  ({ at: '2026-11-03T06:00:00.000Z', event: name, by, detail }) as const;
const approvals = [
  { by: second, at: '2026-11-03T05:00:00.000Z' },
  { by: lead, at: '2026-11-03T06:00:00.000Z' },
];

test.each<{ readonly what: string; readonly record: Partial<CaseRecord>; readonly says: readonly string[] }>([
  {
    what: 'a deletion that two people approved',
    record: {
      state: 'done',
      decision: 'approve',
      decidedBy: lead,
      approvals,
      timeline: [event('approved', lead, 'Nobody needs it'), event('closed', 'rootward', 'deleted')],
    },
    says: [
      'Deleted',
      `${second} and ${lead} approved the deletion. Rootward deleted it, read again, and it is gone.`,
      'Reason: Nobody needs it',
    ],
  },
  {
    what: 'work by hand',
    record: { state: 'done', decision: 'done', decidedBy: lead, timeline: [event('done', lead, 'Phoned the owner')] },
    says: [
      'Done',
      `${lead} did it by hand. Rootward read the account again, and it is done.`,
      'Reason: Phoned the owner',
    ],
  },
  {
    what: 'a finding that went away by itself',
    record: { state: 'done', timeline: [event('closed', 'rootward', 'resolved')] },
    says: ['Gone', 'The account was read again, and the finding is gone. Nothing is left to decide.'],
  },
  {
    what: 'an accepted risk',
    record: {
      state: 'accepted',
      decision: 'accept',
      decidedBy: lead,
      acceptedUntil: '2027-01-31',
      timeline: [event('accepted', lead, 'until 2027-01-31: Legacy system')],
    },
    says: [
      'Risk accepted',
      `${lead} accepted the risk until 31 Jan 2027. Nothing was changed.`,
      'Reason: Legacy system',
    ],
  },
  {
    what: 'a rejection after one agreement',
    record: {
      state: 'rejected',
      decision: 'reject',
      decidedBy: second,
      approvals: approvals.slice(1),
      timeline: [event('approved', lead, 'Nobody needs it'), event('rejected', second, 'The shop needs it')],
    },
    says: ['Rejected', `${second} rejected it. Nothing was changed.`, 'Reason: The shop needs it'],
  },
  {
    what: 'work that could not be proven',
    record: {
      state: 'failed',
      decision: 'done',
      decidedBy: lead,
      timeline: [event('done', lead, 'I did it'), event('failed', 'rootward', 'unverified')],
    },
    says: [
      'Failed',
      `${lead} said that it was done. The account could not be read again, so nothing is proven.`,
      'Reason: I did it',
    ],
  },
  {
    what: 'an approval that came to nothing because the account was suspended',
    record: {
      state: 'stale',
      decision: 'approve',
      decidedBy: second,
      approvals,
      timeline: [event('approved', second, 'Nobody needs it'), event('stale', 'rootward', 'SUSPENDED')],
    },
    says: [
      'Not carried out',
      `${second} and ${lead} approved the deletion. The account is suspended.`,
      'Reason: Nobody needs it',
    ],
  },
  {
    what: 'work that was said to be done in an account that left',
    record: {
      state: 'stale',
      decision: 'done',
      decidedBy: lead,
      timeline: [event('done', lead, 'I did it'), event('stale', 'rootward', 'gone')],
    },
    says: ['Overtaken', `${lead} said that it was done. The account left the organization.`, 'Reason: I did it'],
  },
  {
    what: 'a record of an older version that failed',
    record: { state: 'failed' },
    says: ['Failed', 'It could not be carried out or proven.'],
  },
])('tells of $what: what came of it, who decided it, and why', ({ record, says }) => {
  const { label, title, lines } = resultItem(caseRecord(record));
  expect([label, ...lines]).toEqual(says);
  expect(title).toBe('An unused root access key');
});
