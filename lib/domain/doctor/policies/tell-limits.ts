import type { Account } from '../../account';
import type { Answer } from '../check';
import type { DoctorFacts } from '../facts';
import { quote } from '../quote';
import { allowActions } from './amend';
import { kindOf, restrictRoot, type Kind } from './kinds';
import type { Limit, ReadPolicy } from './limits';
import { howMany, placesWith } from './places';
import type { SingleStatement } from './statements';

export interface Telling {
  readonly facts: DoctorFacts;
  /** The accounts that were judged. */
  readonly accounts: readonly Account[];
  readonly policies: readonly ReadPolicy[];
  /** Who is limited, in words. */
  readonly whom: string;
  /** The policy as it does not limit them any more. */
  readonly exempt: (content: string, statements: readonly SingleStatement[]) => string;
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function groupBy(limits: readonly Limit[], key: (limit: Limit) => string): readonly (readonly [Limit, ...Limit[]])[] {
  const groups = new Map<string, [Limit, ...Limit[]]>();
  for (const limit of limits) {
    const group = groups.get(key(limit));
    if (group) group.push(limit);
    else groups.set(key(limit), [limit]);
  }
  return [...groups.values()];
}

/** One answer for each policy that denies or may deny, and for each place where nothing allows. */
export function tellLimits(limits: readonly Limit[], telling: Telling): readonly Answer[] {
  const certain = limits.filter((limit) => limit.certain);
  const told = new Set(certain.map(({ by }) => by?.policy.id));
  const unclear = limits.filter(({ certain: sure, by }) => !sure && !(by && told.has(by.policy.id)));
  const byPolicy = (some: readonly Limit[]) =>
    groupBy(
      some.filter(({ by }) => by),
      ({ by }) => by?.policy.id ?? '',
    );
  const byPlace = (some: readonly Limit[]) =>
    groupBy(
      some.filter(({ by }) => !by),
      ({ target }) => target,
    );
  return [
    ...byPolicy(certain).map((group) => denies(group, telling)),
    ...byPlace(certain).map((group) => allowsNothing(group, telling)),
    ...byPolicy(unclear).map((group) => mayDeny(group, telling)),
    ...byPlace(unclear).map((group) => mayNotAllow(group, telling)),
  ];
}

const affected = (limits: readonly Limit[], { accounts }: Telling): string =>
  howMany(distinct(limits.map(({ account }) => account)), accounts);
const purposes = (limits: readonly Limit[]): string => distinct(limits.map(({ purpose }) => purpose)).join(', ');
const actions = (limits: readonly Limit[]): string => {
  const names = distinct(limits.map(({ action }) => action));
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
};
const places = (limits: readonly Limit[], { facts, accounts }: Telling): string =>
  placesWith(facts, distinct(limits.map(({ target }) => target)), accounts);

const kindWords: Readonly<Record<Kind, string>> = {
  'deny-root': 'It denies the root user without leaving out the sessions of AssumeRoot (Null: aws:AssumedRoot).',
  'region-deny': 'It denies Regions, and IAM is called in the partition’s first one.',
  'control-tower':
    'Control Tower made it: change the control there, not the policy, or the next update takes the change away.',
  'allow-list': 'It is an allow-list that does not name them.',
  other: 'The statement has no exemption that fits.',
};

/** Control Tower takes the parameter away only together with the control: it accepts true and never false. */
const exemptAssumeRoot =
  ' Its control AWS-GR_RESTRICT_ROOT_USER has the parameter ExemptAssumeRoot: in the console of Control Tower, under Controls, enable it with ExemptAssumeRoot = true for every unit that has it.';

function denies(limits: readonly [Limit, ...Limit[]], telling: Telling): Answer {
  const [{ by }] = limits;
  const policy = by?.policy;
  const statements = distinct(limits.flatMap(({ by: one }) => one?.statement ?? []));
  const kind = policy ? kindOf(policy, statements[0]) : 'other';
  const which = `${policy?.name ?? ''} (${policy?.id ?? ''})`;
  const sids = statements.map(({ sid, index }) => sid ?? `statement ${index + 1}`).join(', ');
  const restricts = statements.some(({ sid }) => sid === restrictRoot);
  return {
    state: 'problem',
    reason: kind,
    subject: policy?.id ?? '',
    found:
      `${which} at ${places(limits, telling)} denies ${telling.whom} ${actions(limits)} (${sids}) in ${affected(limits, telling)}. It stops there: ${purposes(limits)}. ` +
      `${kindWords[kind]}${restricts ? exemptAssumeRoot : ''}`,
    mend:
      kind === 'control-tower' || !policy?.content.known || policy.awsManaged
        ? []
        : [update(policy.id, telling.exempt(policy.content.value, statements))],
  };
}

const update = (id: string, content: string): string =>
  `aws organizations update-policy --policy-id ${id} --content ${quote(content)}`;

function allowsNothing(limits: readonly [Limit, ...Limit[]], telling: Telling): Answer {
  const [{ target }] = limits;
  const lists = telling.policies.filter(
    ({ targets, statements }) =>
      targets.includes(target) && statements.known && statements.value.some(({ effect }) => effect === 'Allow'),
  );
  const [list] = lists;
  const names = lists.map(({ name, id }) => `${name} (${id})`).join(', ');
  return {
    state: 'problem',
    reason: 'allow-list',
    subject: target,
    found:
      `At ${places(limits, telling)} no policy allows ${telling.whom} ${actions(limits)}, in ${affected(limits, telling)}. That stops there: ${purposes(limits)}. ` +
      (list ? `The policies there that allow anything: ${names}.` : 'No policy there allows anything.'),
    mend:
      list === undefined
        ? [`aws organizations attach-policy --policy-id p-FullAWSAccess --target-id ${target}`]
        : list.content.known && !list.awsManaged
          ? [update(list.id, allowActions(list.content.value, distinct(limits.map(({ action }) => action))))]
          : [],
  };
}

function mayDeny(limits: readonly [Limit, ...Limit[]], telling: Telling): Answer {
  const [{ by }] = limits;
  const policy = by?.policy;
  const unread = policy && !policy.statements.known ? policy.statements.detail : undefined;
  const keys = distinct(limits.flatMap(({ by: one }) => one?.statement?.keys ?? []));
  return {
    state: 'unknown',
    reason: unread === undefined ? 'unjudged' : 'unreadable',
    subject: policy?.id ?? '',
    found:
      `Whether ${policy?.name ?? ''} (${policy?.id ?? ''}) at ${places(limits, telling)} denies ${telling.whom} ${actions(limits)} in ${affected(limits, telling)} is not known: ` +
      (unread ?? `it depends on ${keys.join(', ')}, and not all of that can be told from here.`),
  };
}

function mayNotAllow(limits: readonly [Limit, ...Limit[]], telling: Telling): Answer {
  const [{ target }] = limits;
  return {
    state: 'unknown',
    reason: 'unjudged',
    subject: target,
    found: `Whether the policies at ${places(limits, telling)} allow ${telling.whom} ${actions(limits)} in ${affected(limits, telling)} depends on conditions that cannot be told from here.`,
  };
}
