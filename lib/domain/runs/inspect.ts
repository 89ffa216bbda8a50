import type { Instant } from '../account';
import { caseEvidence } from '../cases/evidence';
import { needsPerson } from '../cases/needs-person';
import { contactTypes, type ContactType } from '../contact';
import { contactTypeOf } from '../contact-rules';
import type { Unknown } from '../fact';
import { fingerprint } from '../cases/fingerprint';
import type { Inspection, Judgement, RuleId } from '../finding';
import { entryUse } from '../policy/entries/entry-use';
import { exclusionOf } from '../policy/exclusion';
import type { Policy } from '../policy/schema';
import { scopeOf } from '../policy/scope';
import { contactMode, wantedContact } from '../policy/wanted-contact';
import { rules } from '../rules';
import { unreadable } from '../rules/rule';
import type { Snapshot } from '../snapshot';
import { wantedDigest } from './wanted-digest';

/** Judges one account by all rules and derives what a fix or a case needs. Does not look at other accounts. */
export function inspect(snapshot: Snapshot, policy: Policy, now: Instant): Inspection {
  const judged = rules.map((rule) => rule.judge(snapshot, policy, now));
  const { excluded, undecided } = exclusions(snapshot, policy, now);
  const scope = scopeOf(policy, snapshot);
  const heldBack = undecided ?? (typeof scope === 'boolean' ? undefined : scope);
  const judgements = heldBack === undefined ? judged : withUnknown(judged, heldBack);
  const asked = judgements.filter(({ verdict, rule }) => verdict === 'violation' && needsPerson(rule, policy));
  return {
    account: snapshot.account.id,
    readAt: snapshot.readAt,
    judgements,
    fingerprints: Object.fromEntries(asked.map(({ rule, reason }) => [rule, fingerprint(snapshot, rule, reason)])),
    caseEvidence: Object.fromEntries(asked.map(({ rule }) => [rule, caseEvidence(snapshot, rule)])),
    excluded,
    ...(heldBack === undefined ? {} : { heldBack }),
    inScope: scope === true,
    entries: entryUse(policy, snapshot, now),
    ...withDigests(fixesOf(judgements, policy), snapshot, policy),
  };
}

function exclusions(snapshot: Snapshot, policy: Policy, now: Instant) {
  const excluded: Partial<Record<RuleId, { reason: string; until: string }>> = {};
  let undecided: Unknown | undefined;
  for (const { id } of rules) {
    const exclusion = exclusionOf(policy, snapshot, id, now);
    if (exclusion === undefined) continue;
    if ('known' in exclusion) undecided ??= exclusion;
    else excluded[id] = exclusion;
  }
  return { excluded, undecided };
}

/**
 * Makes the account incomplete: at least one judgement says that tags or names of units that are not known decide whether Rootward may touch the
 * account. It replaces a violation only when there is no other judgement to replace.
 */
function withUnknown(judgements: readonly Judgement[], heldBack: Unknown): readonly Judgement[] {
  if (judgements.some(({ verdict }) => verdict === 'unknown')) return judgements;
  const carrier = judgements.find(({ verdict }) => verdict !== 'violation') ?? judgements[0];
  return judgements.map((judgement) =>
    judgement === carrier
      ? { ...judgement, ...unreadable('Whether the policy excludes the account or leaves it out', heldBack) }
      : judgement,
  );
}

function fixesOf(judgements: readonly Judgement[], policy: Policy): Inspection['fixes'] {
  const fixes: Partial<Record<ContactType, 'fill' | 'overwrite'>> = {};
  for (const { rule, verdict, reason } of judgements) {
    const type = contactTypeOf(rule);
    if (type === undefined || verdict !== 'violation' || contactMode(policy, type) === 'require') continue;
    if (reason === 'missing') fixes[type] = 'fill';
    if (reason === 'differs') fixes[type] = 'overwrite';
  }
  return fixes;
}

/** The fixes, and of what each would write the digest. */
function withDigests(
  fixes: Inspection['fixes'],
  snapshot: Snapshot,
  policy: Policy,
): Pick<Inspection, 'fixes' | 'wanted'> {
  const digests = contactTypes.flatMap((type) => {
    const wanted = fixes[type] === undefined ? undefined : wantedContact(policy, snapshot, type);
    return wanted?.kind === 'wanted' ? [[type, wantedDigest(snapshot.account.id, type, wanted.contact)]] : [];
  });
  return digests.length === 0 ? { fixes } : { fixes, wanted: Object.fromEntries(digests) as Inspection['wanted'] };
}
