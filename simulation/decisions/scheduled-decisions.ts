import type { CaseRecord } from '../../lib/domain/cases/case';
import type { DecisionRequest } from '../../lib/domain/cases/decision-request';
import { type Clock, rank, secondsOf } from '@rootward/local-cloud';
import type { PlannedDecision } from './decision-schema';

export interface ScheduledDecisionsOptions {
  readonly decisions: readonly PlannedDecision[];
  readonly clock: Clock;
  /** Reads every generation of every case. */
  readonly generations: () => Promise<readonly CaseRecord[]>;
  /** Makes one decision. Returns why it did not count, undefined when it did. */
  readonly decide: (request: DecisionRequest) => Promise<string | undefined>;
  /** Receives errors of the simulation. */
  readonly onError: (error: unknown) => void;
}

/** A decision that did nothing: its index in the file, and why. */
export interface IdleDecision {
  readonly index: number;
  readonly why: string;
}

interface Due {
  readonly index: number;
  readonly request: DecisionRequest;
}

/**
 * People's decisions in simulated time. Each is made once, `after` its generation opened, with the fingerprint that the
 * generation had when it was found open.
 */
export class ScheduledDecisions {
  private readonly matched = new Set<number>();
  private readonly idleDecisions: IdleDecision[] = [];
  private readonly due = new Map<number, Due[]>();
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: ScheduledDecisionsOptions) {}

  /** Looks for newly opened generations, whenever some may have opened. Simulated time stops meanwhile. */
  look(): void {
    const { decisions, clock, onError } = this.options;
    if (this.matched.size === decisions.length) return;
    const release = clock.hold();
    this.looking = this.looking
      .then(() => this.match())
      .catch(onError)
      .finally(release);
  }

  /**
   * Decisions that matched no generation, whose time never came, or that did not count, in the order of the file. Call
   * it at the end.
   */
  idle(): readonly IdleDecision[] {
    const unmatched = this.options.decisions.flatMap(({ account, rule, generation }, index) =>
      this.matched.has(index)
        ? []
        : [{ index, why: `no case ever opened as generation ${generation} of ${rule} in ${account}` }],
    );
    const late = [...this.due].flatMap(([at, due]) =>
      due.map(({ index }) => ({
        index,
        why: `its time, ${new Date(at).toISOString()}, is after the end of the simulation: use a greater --days`,
      })),
    );
    return [...unmatched, ...late, ...this.idleDecisions].toSorted((a, b) => a.index - b.index);
  }

  private async match(): Promise<void> {
    const opened = (await this.options.generations()).filter(({ timeline }) =>
      timeline.some(({ event }) => event === 'opened'),
    );
    for (const [index, decision] of this.options.decisions.entries()) {
      if (this.matched.has(index)) continue;
      const { account, rule, generation, after } = decision;
      const record = opened.find((it) => it.account === account && it.rule === rule && it.generation === generation);
      if (!record) continue;
      this.matched.add(index);
      const { after: _, ...answer } = decision;
      const request = { ...answer, fingerprint: record.fingerprint };
      this.plan({ index, request }, Date.parse(record.openedAt) + secondsOf(after) * 1000);
    }
  }

  /** A case is known only after its run has written it; a decision due before that is made at once. */
  private plan(due: Due, time: number): void {
    const { clock } = this.options;
    const at = Math.max(time, clock.now());
    this.due.set(
      at,
      [...(this.due.get(at) ?? []), due].toSorted((a, b) => a.index - b.index),
    );
    // One timer for each decision: the effects of one decision come before the next decision of the same instant.
    clock.at(at, () => this.makeFirst(at), rank.decision);
  }

  /** Makes the first decision in the file's order of those that are due at `at`. */
  private makeFirst(at: number): void {
    const { clock, onError } = this.options;
    const [first, ...others] = this.due.get(at) ?? [];
    if (first === undefined) return;
    this.due.set(at, others);
    const release = clock.hold();
    this.make(first).catch(onError).finally(release);
  }

  private async make({ index, request }: Due): Promise<void> {
    const why = await this.options.decide(request);
    if (why !== undefined) this.idleDecisions.push({ index, why });
  }
}
