import type { CaseRecord, Decision } from '../../domain/cases/case';
import { mustCoverUse } from '../../domain/cases/covers-use';
import { count } from '../../domain/count';
import { deletable } from './case-facts';
import type { Course } from './course';
import { handwork } from './handwork';

export interface Terms {
  readonly required: number;
  readonly reaskRejectedAfterDays: number;
}

/** The course of events after a decision on a case. */
export const courseOf = (record: CaseRecord, decision: Decision, terms: Terms): Course =>
  courses[decision](record, terms);

const courses: Readonly<Record<Decision, (record: CaseRecord, terms: Terms) => Course>> = {
  approve: (record, terms) => ({
    steps: [`${saved}${fourEyes(terms)}`, ...deletion(record)],
    final: deletionIsFinal(record),
  }),
  done: (record, terms) => {
    const { steps, final } = handwork(record);
    return {
      steps: [...steps, `Come back to this page and say “Done by hand”.${fourEyes(terms)}`, verification],
      final,
    };
  },
  accept: (_record, terms) => ({
    steps: [
      `${saved}${fourEyes(terms)}`,
      'Nothing is changed in the account.',
      'Reports say “accepted” until the end of the day that is named (UTC). After it, or as soon as the finding changes, a new case opens.',
    ],
    final: [],
  }),
  reject: (_record, { reaskRejectedAfterDays }) => ({
    steps: [
      saved,
      'Nothing is changed in the account.',
      `The case closes. A new one opens after ${count(reaskRejectedAfterDays, 'day')}, or as soon as the finding changes.`,
    ],
    final: [],
  }),
};

const saved =
  'The decision is saved with the approver’s name, the time and the reason, if everything is still as shown here.';

const fourEyes = ({ required }: Terms): string =>
  required > 1 ? ` It counts once ${required} approvers have said the same.` : '';

const verification =
  'Rootward reads the account again. The case closes as done only when the finding is gone; otherwise the next one opens at once and says what is still missing.';

const thing = ({ rule }: CaseRecord): string => (rule === 'root-access-key' ? 'access key' : 'signing certificate');

function deletion(record: CaseRecord): readonly string[] {
  const one = thing(record);
  const ids = deletable(record);
  const used = record.rule === 'root-access-key' && !mustCoverUse(record) ? ', or a key was used since' : '';
  return [
    `Rootward opens one short root session in account ${record.account} that can remove root credentials and nothing else (AssumeRoot).`,
    `It lists the ${one}s again and compares them with the ones shown here. If one is new, missing or has another status${used}, nothing is deleted and a new case opens.`,
    `It deletes exactly ${ids.length === 1 ? 'this one' : `these ${ids.length}`}: ${ids.join(', ')}.`,
    'It lists again in the same session.',
    verification,
  ];
}

function deletionIsFinal(record: CaseRecord): readonly string[] {
  const one = thing(record);
  return [
    `A deleted ${one} cannot be recovered by anybody. Whatever uses it stops working at once.`,
    ...(record.rule === 'root-access-key'
      ? [
          'There is no gentler step: in a member account, root keys cannot be deactivated through AssumeRoot, only deleted.',
        ]
      : []),
    'An approval can be taken back by a rejection only until Rootward begins to act, usually within a minute.',
  ];
}

/** Why a person must do the work; undefined when Rootward can. */
export function whyByHand(record: CaseRecord): string | undefined {
  if (record.management === true)
    return 'This is the management account. AssumeRoot cannot reach it, so a person does the work there, and Rootward proves it.';
  switch (record.rule) {
    case 'root-access-key':
      return record.reason === 'use-unknown'
        ? 'Rootward could not read when the key was last used, so somebody may use it: its deletion cannot be approved here. It can as soon as a run reads the last use.'
        : undefined;
    case 'root-mfa':
      return 'Nobody can register an MFA device for somebody else: a person does it, and Rootward proves it.';
    case 'root-password':
      return 'Rootward does not touch root passwords: a person removes it, and Rootward proves it.';
    default:
      return undefined;
  }
}
