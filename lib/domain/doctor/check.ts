import type { Fact } from '../fact';

/**
 * `problem`: a deployment or an audit will not work. `unknown`: nobody can tell from what could be read. `surprise`: it
 * works, but its owner should know. In the order in which they are shown.
 */
export const checkStates = ['problem', 'unknown', 'surprise', 'ok'] as const;
export type CheckState = (typeof checkStates)[number];

export const groups = [
  'The organization',
  'Where Rootward lives',
  'Policies of the organization',
  'Mail',
  'Events',
  'Root sessions',
] as const;
export type Group = (typeof groups)[number];

/** What doctor looks at, in words that do not depend on what it finds. docs/doctor.md is written from them. */
export interface Topic {
  /** Stable: programs may rely on it. */
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  /** What is read and compared. */
  readonly looks: string;
  /** Why it matters. */
  readonly why: string;
  /** How it is mended, in general. */
  readonly mending: string;
  /** Page of AWS that the check relies on. */
  readonly source: string;
}

/** A text to copy, such as a pattern of events. */
export interface ReadyText {
  readonly label: string;
  readonly text: string;
}

/** What doctor found about one topic. Several checks have the same id where several subjects have something wrong. */
export interface Check {
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  readonly state: CheckState;
  /** The policy, unit, account or address that it is about; absent: the organization or the deployment. */
  readonly subject?: string;
  /** Stable word for what was found. */
  readonly reason: string;
  /** What was found, in a sentence or two. */
  readonly found: string;
  readonly why: string;
  /** Commands that mend it, to be run in order; empty where there is none. */
  readonly mend: readonly string[];
  /** Ready texts to copy. */
  readonly texts?: readonly ReadyText[];
}

export interface Answer {
  readonly state: CheckState;
  readonly reason: string;
  readonly found: string;
  readonly subject?: string;
  readonly mend?: readonly string[];
  readonly texts?: readonly ReadyText[];
}

export function checkOf({ id, group, title, why }: Topic, { mend = [], ...answer }: Answer): Check {
  return { id, group, title, ...answer, why, mend };
}

/** The check about a fact. A fact that is unknown makes it `unknown`, never `ok`. */
export const checkFact = <T>(topic: Topic, fact: Fact<T>, judge: (value: T) => Answer): Check =>
  checkOf(topic, fact.known ? judge(fact.value) : unreadable(fact.detail));

export const unreadable = (detail: string, subject?: string): Answer => ({
  state: 'unknown',
  reason: 'unreadable',
  found: `It could not be read: ${detail}`,
  ...(subject !== undefined && { subject }),
});
