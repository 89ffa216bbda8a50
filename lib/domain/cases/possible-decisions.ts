import { type CaseRecord, type Decision, decisions } from './case';
import { shownCredentials } from './shown-credentials';

/** True where Rootward can act itself: it deletes the keys or certificates shown, in member accounts only. */
const isDeletable = (record: CaseRecord): boolean => record.management === false && shownCredentials(record).length > 0;

/** True unless others have said the opposite of it so far: an approval and a "done" do not add up. */
const addsUp = (decision: Decision, { decision: before }: CaseRecord): boolean =>
  before === undefined || decision === 'reject' || decision === 'accept' || decision === before;

/** What may be answered to the case as it stands, in the order of `decisions`; nothing once it is closed or acted on. */
export function possibleDecisions(record: CaseRecord): readonly Decision[] {
  if (record.state === 'approved') return ['reject'];
  if (record.state !== 'pending') return [];
  return decisions.filter((decision) => (decision !== 'approve' || isDeletable(record)) && addsUp(decision, record));
}
