import type { Observed } from '../observed';
import { deletionsAreApproved, onlyKeysAndCertificates } from './deletions';
import { approvalsLeadSomewhere, oneExecutionWaits, oneGenerationIsOpen, somebodyListens } from './liveness';
import { nobodyIsMailedTwice, peopleAreAsked } from './mails';
import { decisionsArePeoples, doneIsTrue, everyChangeHasItsEvent, oneExecutionActs } from './records';
import { reportsAreTrue } from './reports';
import { type Invariant, View, type Violation } from './view';
import {
  contactsAreKept,
  excludedIsLeftAlone,
  planModeWritesNothing,
  quietRunsAreSilent,
  secretsAreKept,
  simulationIsSound,
} from './writes';

const invariants: readonly Invariant[] = [
  simulationIsSound,
  deletionsAreApproved,
  onlyKeysAndCertificates,
  oneExecutionWaits,
  oneGenerationIsOpen,
  nobodyIsMailedTwice,
  peopleAreAsked,
  reportsAreTrue,
  excludedIsLeftAlone,
  secretsAreKept,
  decisionsArePeoples,
  everyChangeHasItsEvent,
  oneExecutionActs,
  doneIsTrue,
  approvalsLeadSomewhere,
  somebodyListens,
  contactsAreKept,
  quietRunsAreSilent,
  planModeWritesNothing,
];

/** Every violation in a history, each once. */
export function judge(observed: Observed): readonly Violation[] {
  const view = new View(observed);
  const found = new Map<string, Violation>();
  for (const invariant of invariants)
    for (const violation of invariant(view)) found.set(`${violation.invariant} ${violation.detail}`, violation);
  return [...found.values()];
}
