import { hindranceOf } from '../../../lib/domain/cases/hindrance';
import { known, unknown } from '../../../lib/domain/fact';
import type { Subject } from '../../../lib/domain/policy/subject';
import { accountOf, member, now, policyOf } from '../support/build';

const subject: Subject = { account: accountOf(), tags: known({}) };
const throttled = unknown('throttled', 'it was throttled.');
const policy = policyOf();
const excluding = (match: object) =>
  policyOf({ exclusions: [{ ...match, rules: ['root-access-key'], reason: 'Migration', until: '2026-11-02' }] });
const applyTo = (match: object) => policyOf({ run: { applyTo: [match] } });

const hindrance = (one: Subject | undefined, given = policy, mode: 'plan' | 'apply' = 'apply') =>
  hindranceOf(one, { policy: given, mode, rule: 'root-access-key', now });

describe('hindranceOf', () => {
  it.each([
    ['the whole organization', policy],
    ['an exclusion of another account', excluding({ account: '300000000003' })],
    ['a policy that applies to the account', applyTo({ account: member })],
  ])('is none with %s', (_, given) => {
    expect(hindrance(subject, given)).toBeUndefined();
  });

  it.each<[string, Subject | undefined, string]>([
    ['the account is gone', undefined, 'gone'],
    ['it is closed', { ...subject, account: accountOf({ state: 'CLOSED' }) }, 'CLOSED'],
    ['it is the management account', { ...subject, account: accountOf({ management: true }) }, 'management'],
  ])('stands in the way when %s', (_, one, detail) => {
    expect(hindrance(one)).toBe(detail);
  });

  it.each([
    ['excludes the rule', excluding({ account: member }), 'excluded'],
    ['applies to others only', applyTo({ account: '300000000003' }), 'out-of-scope'],
  ])('stands in the way when the policy now %s', (_, given, detail) => {
    expect(hindrance(subject, given)).toBe(detail);
  });

  it('stands in the way when the mode is plan again', () => {
    expect(hindrance(subject, policy, 'plan')).toBe('plan-mode');
  });

  it.each([
    ['excluded', excluding({ tag: 'team=web' })],
    ['in scope', applyTo({ tag: 'team=web' })],
  ])('is unknown when nobody can tell whether the account is %s', (_, given) => {
    expect(hindrance({ ...subject, tags: throttled }, given)).toEqual(throttled);
  });
});
