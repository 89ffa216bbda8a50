import { member, policyOf, snapshotOf } from '../support/build';
import { actions, founder, message, missing, organization, plan, second } from '../support/make-plan';

const digest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('maxOverwrites', () => {
  const overwritten = snapshotOf({ contacts: { SECURITY: founder, BILLING: founder, OPERATIONS: missing } });
  const other = snapshotOf({ account: { id: second }, contacts: { BILLING: founder } });
  const ceiling = (maxOverwrites: number, more: Record<string, object> = {}) =>
    policyOf({ contacts: { mode: 'enforce', maxOverwrites }, ...more });

  it('counts accounts, not contacts, and overwrites up to the ceiling', () => {
    const planned = plan([overwritten, other], { policy: ceiling(2) });
    expect(planned.fixes.map(({ contacts }) => contacts.length)).toEqual([3, 1]);
    expect(organization(planned, 'contact-overwrites')).toEqual({
      rule: 'contact-overwrites',
      verdict: 'compliant',
      reason: 'within-ceiling',
      message: 'Existing contacts of 2 accounts differ from the wanted ones; the ceiling is 2.',
    });
  });

  it('overwrites none above it, fills what is missing, and says what to do', () => {
    const planned = plan([overwritten, other], { policy: ceiling(1) });
    expect(planned.fixes).toEqual([{ account: member, contacts: [{ type: 'OPERATIONS', kind: 'fill', digest }] }]);
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'inform'],
      [member, 'billing-contact', 'inform'],
      [member, 'operations-contact', 'would-fix'],
      [second, 'billing-contact', 'inform'],
    ]);
    expect(message(planned, 'security-contact')).toBe(
      'The security contact differs from the wanted one in name. ' +
        'Not overwritten: more accounts differ than contacts.maxOverwrites (1) allows.',
    );
    expect(organization(planned, 'contact-overwrites')).toEqual({
      rule: 'contact-overwrites',
      verdict: 'violation',
      reason: 'over-ceiling',
      message:
        'Existing contacts would be overwritten in 2 accounts, more than the ceiling of 1, so none was overwritten; ' +
        'missing contacts are not affected. Look at the findings with the reason "differs". If they are meant, set ' +
        'contacts.maxOverwrites to 2 or more, or narrow run.applyTo, in rootward.yaml and deploy it with: npx cdk deploy',
    });
  });

  it('does not count what would not be written anyway', () => {
    const excluded = ceiling(1, {
      exclusions: [{ account: second, reason: 'Migration', until: '2027-03-31' }],
    });
    const narrow = ceiling(1, { run: { applyTo: { account: member } } });
    const suspended = snapshotOf({ account: { id: second, state: 'SUSPENDED' }, contacts: { BILLING: founder } });
    expect(organization(plan([overwritten, other], { policy: excluded }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
    expect(organization(plan([overwritten, other], { policy: narrow }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
    expect(organization(plan([overwritten, suspended], { policy: ceiling(1) }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
  });

  it('warns in plan mode, where nothing is written at all', () => {
    const planned = plan([overwritten], { policy: ceiling(0), run: { mode: 'plan' } });
    expect(planned.fixes).toEqual([]);
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'would-fix'],
      [member, 'billing-contact', 'would-fix'],
      [member, 'operations-contact', 'would-fix'],
    ]);
    expect(organization(planned, 'contact-overwrites')?.message).toMatch(
      /^Existing contacts would be overwritten in 1 account, more than the ceiling of 0, so none would be overwritten;/,
    );
  });
});
