import type { Observed } from './observed';
import { caseName, View } from './oracle/view';

/** Counts of events over all histories: an invariant says nothing when nothing happens. */
export type Tally = Readonly<Record<string, number>>;

/** Counts the events of one history. */
export function tallyOf(observed: Observed): Tally {
  const { generations } = new View(observed);
  const counts: Record<string, number> = {};
  const count = (name: string, times = 1): void => void (counts[name] = (counts[name] ?? 0) + times);
  count('histories');
  count('calls', observed.calls.length);
  count('reports', observed.reports.length);
  count('mails', observed.mails.length);
  count('deletions', observed.deletions.length);
  count('deletions with an answer lost', lostDeletions(observed));
  count('contact writes', observed.contactWrites.length);
  count('decisions sent', observed.answers.filter(({ who }) => who === 'person').length);
  count(
    'decisions that count',
    observed.answers.filter(({ who, status }) => who === 'person' && status === 303).length,
  );
  count('decisions by a scanner', observed.answers.filter(({ who }) => who === 'scanner').length);
  count('decisions without an answer', observed.answers.filter(({ status }) => status === undefined).length);
  for (const { kind } of observed.meddlings) count(`executions ${kind}`);
  for (const { last } of generations) {
    count(`ends ${last.state}`);
    // People are told of a result after it.
    const closing = last.timeline.findLast(({ event }) => ['stale', 'failed', 'closed'].includes(event));
    if (closing) count(`${closing.event}: ${short(closing.detail)}`);
    for (const { event, detail } of last.timeline) if (event === 'refused') count(`refused: ${detail}`);
    for (const name of ['reminded', 'escalated'] as const)
      count(name, last.timeline.filter(({ event }) => event === name).length);
    if ((last.approvals?.length ?? 0) > 1) count('two approvals');
    if (/-g\d+-r\d+$/.test(last.redeemedBy ?? '')) count('redeemed by a restart');
  }
  count('restarts', observed.executions.filter(({ name }) => /-g\d+-r\d+$/.test(name)).length);
  count('cases', new Set(generations.map((one) => caseName({ ...one, generation: 0 }))).size);
  return counts;
}

const short = (detail: string): string => detail.split(/[ :.]/).slice(0, 4).join(' ');

const lostDeletions = ({ calls }: Observed): number =>
  calls.filter(({ operation, error }) => operation.startsWith('Delete') && error === 'LostResponse').length;

export const addTallies = (left: Tally, right: Tally): Tally => {
  const sum: Record<string, number> = { ...left };
  for (const [name, count] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};
