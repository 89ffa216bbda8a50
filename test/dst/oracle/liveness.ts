import type { CaseState } from '../../../lib/domain/cases/case';
import { timeRuns } from '../../../lib/domain/cases/telling';
import { day, hour } from '../stage';
import { caseName, stay, type Generation, type Invariant, type View, type Wait } from './view';

/** I2: two executions may wait for the same case only briefly, until a sweep repairs it. */
export const oneExecutionWaits: Invariant = function* (view) {
  const { observed, waits } = view;
  // An execution that is started by hand takes over at once, also when the case is answered; the other's token is gone.
  const duplicated = new Set(
    observed.meddlings.filter(({ kind }) => kind === 'started').map(({ executionArn }) => withoutNumber(executionArn)),
  );
  const sorted = waits.toSorted((a, b) => a.from - b.from);
  for (const [index, earlier] of sorted.entries()) {
    if (duplicated.has(withoutNumber(earlier.executionArn))) continue;
    for (const later of sorted.slice(index + 1)) {
      if (later.account !== earlier.account || later.rule !== earlier.rule) continue;
      const to = Math.min(earlier.to ?? observed.end, later.to ?? observed.end);
      if (view.served(later.from, to) > view.sweepGrace)
        yield {
          invariant: 'I2',
          account: earlier.account,
          detail: `two executions wait for ${earlier.account}/${earlier.rule} from ${iso(later.from)} to ${iso(to)}`,
        };
    }
  }
};

/** The same text for every execution of a generation. */
const withoutNumber = (executionArn: string): string => executionArn.replace(/-r\d+$/, '');

/** I2: a generation that is not the current one cannot be decided. */
export const oneGenerationIsOpen: Invariant = function* ({ generations }) {
  for (const { archived, account, rule, generation } of generations)
    for (const { record } of archived)
      if (['queued', 'pending', 'approved', 'acting'].includes(record.state))
        yield {
          invariant: 'I2',
          account,
          detail: `${caseName({ account, rule, generation })} is archived as ${record.state}`,
        };
};

/** I11: an approval is acted on, or declared void, within 48 hours and a sweep; acting ends within a day. */
export const approvalsLeadSomewhere: Invariant = function* (view) {
  for (const generation of view.generations) {
    yield* stays(view, generation, { state: 'approved', atMost: 2 * day + view.sweepGrace });
    yield* stays(view, generation, { state: 'acting', atMost: day });
  }
};

function* stays(
  view: View,
  generation: Generation,
  { state, atMost }: { readonly state: CaseState; readonly atMost: number },
): ReturnType<Invariant> {
  const { account } = generation;
  const time = stay(generation, state);
  if (!time) return;
  const length = view.served(time.from, time.to ?? view.observed.end);
  if (length > atMost)
    yield {
      invariant: 'I11',
      account,
      detail: `${caseName(generation)} was ${state} for ${Math.round(length / hour)} hours`,
    };
}

/** I8, I11: while a case is open an execution waits for the answer, and the case expires in time. */
export const somebodyListens: Invariant = function* (view) {
  const { observed, waits } = view;
  for (const generation of view.generations) {
    const { account, last } = generation;
    const open = stay(generation, 'pending');
    if (!open) continue;
    const name = caseName(generation);
    const to = open.to ?? observed.end;
    // A case about which too few people were asked does not expire.
    const expires = timeRuns(last) ? Date.parse(last.expiresAt) : observed.end;
    if (view.served(expires, Math.max(expires, to)) > view.sweepGrace)
      yield {
        invariant: 'I8',
        account,
        detail: `${name} was still open ${Math.round((to - expires) / hour)} hours after its expiry`,
      };
    const own = waits.filter((wait) => caseName(wait) === name);
    for (const [from, until] of gaps(own, open.from, Math.min(to, expires)))
      if (view.served(from, until) > view.sweepGrace)
        yield { invariant: 'I11', account, detail: `nobody waited for ${name} from ${iso(from)} to ${iso(until)}` };
  }
};

/** The periods between two times in which none of the executions waited. */
function gaps(waits: readonly Wait[], from: number, to: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let covered = from;
  for (const wait of waits.toSorted((a, b) => a.from - b.from)) {
    if (wait.from > covered) found.push([covered, Math.min(wait.from, to)]);
    covered = Math.max(covered, wait.to ?? to);
  }
  if (covered < to) found.push([covered, to]);
  return found;
}

const iso = (time: number): string => new Date(time).toISOString();
