import { known, unknown } from '../../../lib/domain/fact';
import { billingContact } from '../../../lib/domain/rules/billing-contact';
import { operationsContact } from '../../../lib/domain/rules/operations-contact';
import { securityContact } from '../../../lib/domain/rules/security-contact';
import { denied, now, policyOf, snapshotOf, wanted } from '../support/build';

const enforce = { mode: 'enforce' };
const domains = { emailDomains: ['harbor.example'] };
const tagged = { overrides: [{ match: { tag: 'team=web' }, SECURITY: { name: 'Web' } }] };
const placeholder = { default: { SECURITY: { ...wanted, name: '{tag:team}' } } };
const noTags = unknown('throttled', 'organizations:ListTagsForResource was throttled.');

type Sections = Parameters<typeof policyOf>[0];
const judge = (contacts: Record<string, unknown>, snapshot: Parameters<typeof snapshotOf>[0] = {}) =>
  securityContact.judge(snapshotOf(snapshot), policyOf({ contacts } satisfies Sections), now);
const set = (overrides: Partial<typeof wanted>) => ({ contacts: { SECURITY: known({ ...wanted, ...overrides }) } });
const missing = { contacts: { SECURITY: known(null) } };

describe('security-contact', () => {
  it.each([
    [
      'mode ignore, even where the contact is unreadable',
      { mode: 'ignore' },
      { contacts: { SECURITY: denied } },
      'ignored',
    ],
    ['mode ignore for this type', { mode: { SECURITY: 'ignore' } }, missing, 'ignored'],
    ['no wanted contact', { default: { BILLING: wanted } }, missing, 'not-wanted'],
  ])('does not apply with %s', (_name, contacts, snapshot, reason) => {
    expect(judge(contacts, snapshot)).toEqual({
      rule: 'security-contact',
      severity: 'medium',
      verdict: 'not-applicable',
      reason,
      message: expect.any(String),
      evidence: {},
    });
  });

  it.each([
    ['fill, set to anything', {}, set({ email: 'who@elsewhere.example' }), 'present', { mode: 'fill' }],
    ['fill, in a wanted domain', domains, set({ email: ' WHO@Harbor.Example ' }), 'present', { mode: 'fill' }],
    ['enforce, the same', enforce, {}, 'equal', enforce],
    ['require, set to anything', { mode: 'require' }, set({ name: 'Somebody' }), 'present', { mode: 'require' }],
    [
      'require, in a domain below a wanted one',
      { mode: 'require', emailDomains: ['harbor.example', '*.harbor.example'] },
      set({ email: 'a@soc.harbor.example' }),
      'present',
      { mode: 'require' },
    ],
    [
      'require without a wanted contact',
      { mode: { SECURITY: 'require' }, default: { BILLING: wanted } },
      {},
      'present',
      { mode: 'require' },
    ],
    [
      'enforce, the same once normalised',
      enforce,
      set({ email: ' SECURITY@harbor.example', phone: '+15550100101', name: 'Security Operations ' }),
      'equal',
      enforce,
    ],
  ])('is compliant in %s', (_name, contacts, snapshot, reason, evidence) => {
    expect(judge(contacts, snapshot)).toEqual({
      rule: 'security-contact',
      severity: 'medium',
      verdict: 'compliant',
      reason,
      message: expect.any(String),
      evidence,
    });
  });

  it.each([
    ['missing', 'fill', {}, missing, { mode: 'fill' }, 'The security contact is missing.'],
    ['missing', 'enforce', enforce, missing, enforce, 'The security contact is missing.'],
    ['missing', 'require', { mode: 'require' }, missing, { mode: 'require' }, 'The security contact is missing.'],
    [
      'differs',
      'enforce',
      enforce,
      set({ title: 'CTO', phone: '+49 30 555 01' }),
      { mode: 'enforce', fields: ['title', 'phone'] },
      'The security contact differs from the wanted one in title, phone.',
    ],
    [
      'differs',
      'enforce, also in a foreign domain',
      { ...enforce, ...domains },
      set({ email: 'founder@gmail.example' }),
      { mode: 'enforce', fields: ['email'] },
      'The security contact differs from the wanted one in email.',
    ],
    [
      'foreign-domain',
      'fill',
      domains,
      set({ email: 'founder@sub.harbor.example' }),
      { mode: 'fill', fields: ['email'] },
      'The security contact has an e-mail address outside the domains of the organization.',
    ],
    [
      'unresolved',
      'a placeholder without a value',
      placeholder,
      {},
      { mode: 'fill' },
      'The wanted security contact cannot be worked out: name: the account has nothing for {tag:team}.',
    ],
  ])('is violated: %s (%s)', (reason, _name, contacts, snapshot, evidence, message) => {
    expect(judge(contacts, snapshot)).toEqual({
      rule: 'security-contact',
      severity: 'medium',
      verdict: 'violation',
      reason,
      message,
      evidence,
    });
  });

  it.each([
    [
      'the contact',
      enforce,
      { contacts: { SECURITY: denied } },
      { cause: 'denied-by-scp', policy: 'p-denyroot1' },
      'The security contact could not be read: policy p-denyroot1 denies it.',
    ],
    [
      'the contact, before a placeholder without a value',
      placeholder,
      { contacts: { SECURITY: denied } },
      { cause: 'denied-by-scp', policy: 'p-denyroot1' },
      'The security contact could not be read: policy p-denyroot1 denies it.',
    ],
    [
      'tags that choose the wanted contact',
      tagged,
      { tags: noTags, ...missing },
      { cause: 'throttled' },
      'What the policy wants as security contact could not be read: organizations:ListTagsForResource was throttled.',
    ],
    [
      'tags inside the wanted contact',
      placeholder,
      { tags: noTags, ...missing },
      { cause: 'throttled' },
      'What the policy wants as security contact could not be read: organizations:ListTagsForResource was throttled.',
    ],
  ])('is unknown without %s', (_name, contacts, snapshot, evidence, message) => {
    expect(judge(contacts, snapshot)).toEqual({
      rule: 'security-contact',
      severity: 'medium',
      verdict: 'unknown',
      reason: 'unreadable',
      message,
      evidence,
    });
  });

  it('names the policy that denied where the answer itself does not', () => {
    const contact = unknown('denied-by-scp', 'AWS denied it.', 'p-denyroot1');
    expect(judge({}, { contacts: { SECURITY: contact } }).message).toBe(
      'The security contact could not be read: AWS denied it. Denied by policy p-denyroot1.',
    );
  });

  it('does not ask for tags that do not matter', () => {
    expect(judge(enforce, { tags: noTags }).verdict).toBe('compliant');
  });
});

describe('billing-contact and operations-contact', () => {
  it.each([
    [billingContact, 'BILLING', 'The billing contact is missing.'],
    [operationsContact, 'OPERATIONS', 'The operations contact is missing.'],
  ] as const)('look at their own contact only', (rule, type, message) => {
    const snapshot = snapshotOf({ contacts: { SECURITY: denied, [type]: known(null) } });
    expect(rule.judge(snapshot, policyOf(), now)).toEqual({
      rule: rule.id,
      severity: 'low',
      verdict: 'violation',
      reason: 'missing',
      message,
      evidence: { mode: 'fill' },
    });
  });
});
