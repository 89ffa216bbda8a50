import type { CaseRecord, Decision } from '../../domain/cases/case';
import { caseTitle, detailWords } from '../pages/case-words';
import { dayWords } from '../pages/when';
import type { MailItem } from './mail-content';

/** How a case ended, in one word or two. */
export function resultLabel({ state, decision }: CaseRecord): string {
  if (state === 'done') return decision === 'approve' ? 'Deleted' : decision === 'done' ? 'Done' : 'Gone';
  if (state === 'accepted') return 'Risk accepted';
  if (state === 'stale') return decision === 'approve' ? 'Not carried out' : 'Overtaken';
  return state === 'rejected' ? 'Rejected' : 'Failed';
}

/** How a case ended, for those who were asked about it: what came of it, who decided it, and why. */
export const resultItem = (record: CaseRecord): MailItem => ({
  label: resultLabel(record),
  tone: record.state === 'done' ? 'good' : record.state === 'failed' ? record.severity : 'soft',
  title: caseTitle(record),
  lines: [outcome(record), reason(record)].filter((line) => line !== ''),
});

function outcome(record: CaseRecord): string {
  const { state, decision, acceptedUntil, timeline } = record;
  const by = people(record);
  switch (state) {
    case 'done':
      if (decision === 'approve')
        return `${by} approved the deletion. Rootward deleted it, read again, and it is gone.`;
      return decision === 'done'
        ? `${by} did it by hand. Rootward read the account again, and it is done.`
        : 'The account was read again, and the finding is gone. Nothing is left to decide.';
    case 'accepted':
      return `${by} accepted the risk${acceptedUntil === undefined ? '' : ` until ${dayWords(acceptedUntil)}`}. Nothing was changed.`;
    case 'rejected':
      return `${by} rejected it. Nothing was changed.`;
    default: {
      const last = timeline.findLast(({ event }) => event === state);
      const why = last === undefined ? 'It could not be carried out or proven.' : detailWords(last);
      const what = decision === undefined ? undefined : said[decision];
      return what === undefined ? why : `${by} ${what}. ${why}`;
    }
  }
}

const said: Readonly<Partial<Record<Decision, string>>> = {
  approve: 'approved the deletion',
  done: 'said that it was done',
};

/** Everybody who agreed, or the one who rejected. */
function people({ decision, decidedBy = 'somebody', approvals = [] }: CaseRecord): string {
  const agreed = decision === 'reject' ? [] : approvals.map(({ by }) => by);
  return agreed.length > 0 ? agreed.join(' and ') : decidedBy;
}

/** What the person wrote who decided last. */
function reason({ timeline, decision }: CaseRecord): string {
  if (decision === undefined) return '';
  const events: readonly string[] = ['approved', 'done', 'accepted', 'rejected'];
  const words = timeline.findLast(({ event, by }) => by !== 'rootward' && events.includes(event))?.detail ?? '';
  const own = words.replace(/^until \S+: /, '');
  return own === '' ? '' : `Reason: ${own}`;
}
