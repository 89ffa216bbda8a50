import type { CaseRecord } from '../../domain/cases/case';
import { mustCoverUse } from '../../domain/cases/covers-use';
import { possibleDecisions } from '../../domain/cases/possible-decisions';

/** Why a case does not take every answer as it stands, and which it takes: `Possible are done, reject and accept.` */
export function notPossibleWords(record: CaseRecord): string {
  const possible = possibleDecisions(record);
  const list = possible.length < 2 ? possible.join('') : `${possible.slice(0, -1).join(', ')} and ${possible.at(-1)}`;
  const answers =
    possible.length === 0 ? 'It takes no answer any more' : `Possible ${possible.length === 1 ? 'is' : 'are'} ${list}`;
  return `${reasonOf(record)} ${answers}.`;
}

function reasonOf(record: CaseRecord): string {
  const { state, decision, management, rule, reason } = record;
  if (state === 'approved') return 'It is approved.';
  if (decision !== undefined) return `Somebody has answered ${decision}, and only the same answer adds to it.`;
  if (management !== false && (rule === 'root-access-key' || rule === 'root-signing-certificate'))
    return 'Rootward deletes nothing in the management account: a person does the work and answers done.';
  if (mustCoverUse(record))
    return 'Something uses these keys: their deletion counts only with the word that it is meant all the same (the box on the page, --even-if-used, "evenIfUsed": true).';
  if (rule === 'root-access-key' && reason === 'use-unknown')
    return 'Rootward deletes no key whose last use it cannot read.';
  return 'Rootward cannot do this work: a person does it and answers done.';
}
