import { known, unknown } from '../../../lib/domain/fact';
import { fingerprint } from '../../../lib/domain/cases/fingerprint';
import { ruleIds } from '../../../lib/domain/finding';
import { inspect } from '../../../lib/domain/runs/inspect';
import { denied, keyOf, member, now, policyOf, snapshotOf, wanted } from '../support/build';

const noTags = unknown('throttled', 'the tags were throttled.');
const until = '2026-12-01';
const excluding = (...exclusions: Record<string, unknown>[]) =>
  policyOf({ exclusions: exclusions.map((one) => ({ reason: 'Migration', until, ...one })) });
const verdicts = (inspection: ReturnType<typeof inspect>) =>
  Object.fromEntries(inspection.judgements.map(({ rule, verdict }) => [rule, verdict]));

describe('inspect', () => {
  it('finds nothing to do in a clean account', () => {
    expect(inspect(snapshotOf(), policyOf(), now)).toEqual({
      account: member,
      readAt: now,
      judgements: expect.any(Array),
      fingerprints: {},
      caseEvidence: {},
      excluded: {},
      inScope: true,
      entries: { used: [], undecided: [], near: {} },
      fixes: {},
    });
  });

  it('judges by every rule, in order', () => {
    expect(inspect(snapshotOf(), policyOf(), now).judgements.map(({ rule }) => rule)).toEqual(ruleIds);
  });

  it('says what a fix would do, and what a case would show, with full ids', () => {
    const snapshot = snapshotOf({
      contacts: { SECURITY: known(null), BILLING: known({ ...wanted, name: 'Founder' }), OPERATIONS: denied },
      root: {
        accessKeys: known([keyOf()]),
        passwordPresent: known(true),
        signingCertificates: known([{ id: 'CERTCERTCERT1234', status: 'Active' }]),
      },
    });
    const { fixes, fingerprints, caseEvidence } = inspect(snapshot, policyOf({ contacts: { mode: 'enforce' } }), now);
    expect({ fixes, fingerprints, caseEvidence }).toEqual({
      fixes: { SECURITY: 'fill', BILLING: 'overwrite' },
      fingerprints: {
        'root-access-key': fingerprint(snapshot, 'root-access-key', 'unused'),
        'root-mfa': fingerprint(snapshot, 'root-mfa', 'absent'),
        'root-signing-certificate': fingerprint(snapshot, 'root-signing-certificate', 'present'),
      },
      caseEvidence: {
        'root-access-key': { keys: [keyOf()] },
        'root-mfa': { password: true, serials: [] },
        'root-signing-certificate': { certificates: [{ id: 'CERTCERTCERT1234', status: 'Active' }] },
      },
    });
  });

  it('makes a root password a case under no-credentials only', () => {
    const snapshot = snapshotOf({ root: { passwordPresent: known(true), mfa: known({ enabled: true }) } });
    const policy = policyOf({ rootUser: { members: 'no-credentials' } });
    expect(inspect(snapshot, policy, now).caseEvidence).toEqual({ 'root-password': { password: true } });
  });

  it('names the exclusion of each rule', () => {
    const policy = excluding(
      { account: member, rules: ['root-mfa'] },
      { unit: 'r-h4rb', rules: ['root-mfa', 'root-password'], reason: 'Other' },
    );
    expect(inspect(snapshotOf(), policy, now).excluded).toEqual({
      'root-mfa': { reason: 'Migration', until },
      'root-password': { reason: 'Other', until },
    });
  });

  it('is out of scope where applyTo does not match', () => {
    const policy = policyOf({ run: { applyTo: { account: '999999999999' } } });
    expect(inspect(snapshotOf(), policy, now)).toMatchObject({ inScope: false });
  });

  it.each([
    ['an exclusion', excluding({ tag: 'team=web' })],
    ['an exclusion of one rule', excluding({ tag: 'team=web', rules: ['root-email-domain'] })],
    ['applyTo', policyOf({ run: { applyTo: { tag: 'team=web' } } })],
  ])('holds the account back and makes it incomplete when %s depends on tags that are unknown', (_name, policy) => {
    const inspection = inspect(snapshotOf({ tags: noTags, contacts: { SECURITY: known(null) } }), policy, now);
    expect(inspection.heldBack).toEqual(noTags);
    expect(verdicts(inspection)).toMatchObject({ 'security-contact': 'violation', 'billing-contact': 'unknown' });
    expect(inspection.judgements[1]).toEqual({
      rule: 'billing-contact',
      severity: 'low',
      verdict: 'unknown',
      reason: 'unreadable',
      message: 'Whether the policy excludes the account or leaves it out could not be read: the tags were throttled.',
      evidence: { cause: 'throttled' },
    });
  });

  it('leaves the judgements of an account that is held back alone when one is unknown anyway', () => {
    const snapshot = snapshotOf({ tags: noTags, root: { accessKeys: denied } });
    expect(
      Object.values(verdicts(inspect(snapshot, excluding({ tag: 'a=b' }), now))).filter((one) => one === 'unknown'),
    ).toEqual(['unknown']);
  });

  it('is not held back by an exclusion that another one makes needless, or that has ended', () => {
    const policy = excluding({ account: member }, { tag: 'a=b' });
    const ended = excluding({ tag: 'a=b', until: '2026-11-01' });
    expect(inspect(snapshotOf({ tags: noTags }), policy, now).heldBack).toBeUndefined();
    expect(inspect(snapshotOf({ tags: noTags }), ended, now).heldBack).toBeUndefined();
  });
});
