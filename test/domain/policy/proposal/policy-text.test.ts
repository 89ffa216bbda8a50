import { unknown } from '../../../../lib/domain/fact';
import { policyText } from '../../../../lib/domain/policy/proposal/policy-text';
import type { Found } from '../../../../lib/domain/policy/proposal/proposal';
import { proposePolicy } from '../../../../lib/domain/policy/proposal/propose-policy';
import { contact, foundIn, foundSecurity, policyOf } from './found';

const textOf = (found: Found, schema?: string): string => policyText(proposePolicy(found), schema);

test('the demo’s organization as a person reads it', () => {
  expect(textOf(foundIn('simulation/demo/organization.json'), 'docs/rootward.schema.json'))
    .toBe(`# yaml-language-server: $schema=docs/rootward.schema.json
# Made by rootward init out of the contacts of 19 accounts of o-brightwatr1, 2026-11-02 06:00 UTC; 2 accounts that are not ACTIVE left out.
# Read it before you use it: it says what is, not what should be. Then: rootward plan --policy <this file>
# Everything else has its default. rootward.example.yaml has every key, docs/policy.md says more.

# 2 accounts have another contact than the one below. fill leaves these alone, enforce would overwrite them:
#   100044444448 payments-prod (/Workloads/Prod): OPERATIONS name, email
#   100177777792 acquired (/Sandbox): SECURITY name, title, email, phone

run:
  # plan writes nothing and says what it would do. apply fixes contacts and opens cases
  mode: plan

contacts:
  # fill sets what is missing and leaves every other contact alone. When the accounts that differ are in order, or shall
  # be overwritten: enforce makes all equal, in at most maxOverwrites (25) accounts in one run.
  mode: fill
  default:
    # explains 14 of 15 accounts with a security contact; 4 accounts have none
    SECURITY: { name: Security Operations, title: SOC, email: security@brightwater.example, phone: '+1 555 020 0101' }
    # explains 15 of 15 accounts with a billing contact; 4 accounts have none
    BILLING: { name: Cloud Finance, title: FinOps, email: cloud-billing@brightwater.example, phone: '+1 555 020 0102' }
    # explains 12 of 15 accounts with an operations contact; 4 accounts have none
    OPERATIONS: { name: Cloud Platform, title: On-call, email: cloud-oncall@brightwater.example, phone: '+1 555 020 0103' }
  # The first override that matches and has the type decides; what it leaves out is the default’s
  overrides:
    # /Workloads/Prod: explains 2 of 3 accounts there with an operations contact
    - match: { unit: ou-brw1-prodprod }
      OPERATIONS: { name: Production On-call, email: prod-oncall@brightwater.example }
  # Addresses of contacts and root users in other domains are reported
  # Left out, although root users have addresses there: gmail.com (1 account)
  emailDomains: [ brightwater.example ]

approvals:
  # Who may decide about root users; nothing is ever approved by default
  approvers:
    - { name: Security lead, email: security-lead@harbor.example }
`);
});

const anna = contact('Anna');
const labs = ['ou-h4rb-labslabs'];

test('a type without a default is required and says why, and how it becomes filled', () => {
  const found = foundSecurity([{ has: null }, { has: null }]);
  expect(textOf(found)).toContain(`
  # SECURITY: no account has a security contact. require reports where there is none; to have it set, write it below default, with fill here
  mode: { SECURITY: require, BILLING: fill, OPERATIONS: fill }
`);
  expect(policyOf(proposePolicy(found)).contacts.mode).toEqual({
    SECURITY: 'require',
    BILLING: 'fill',
    OPERATIONS: 'fill',
  });
});

test('without any contact everything is required', () => {
  const found = { ...foundSecurity([{ has: null }]), contacts: {} };
  const policy = policyOf(proposePolicy(found));
  expect([policy.contacts.mode, policy.contacts.default]).toEqual(['require', {}]);
});

test('what could not be read stands apart, with its reason', () => {
  const found = foundSecurity([
    { has: unknown('denied', 'Only a role in it may.'), account: { management: true, name: 'management' } },
    { has: anna, in: labs },
  ]);
  expect(textOf({ ...found, unitNames: { [labs[0] ?? '']: 'Labs' } })).toContain(`
# No account has another contact than the one below.

# Not read: 1 account. Only a role in it may.
#   200000000001 management (the root)
`);
});

test('a contact that no policy may hold is named by account and field, never by value', () => {
  const found = foundSecurity([
    { has: anna, in: labs },
    { has: anna },
    { has: contact('Anna', { phone: '+49 30 555 01 ext. 7', title: 'Secret title' }), in: labs },
  ]);
  const text = textOf(found);
  expect(text).toContain(
    '#   200000000003 account-3 (ou-h4rb-labslabs): SECURITY title, phone (the policy would refuse its phone)\n',
  );
  expect(text).not.toMatch(/ext|Secret/);
});

test('no comment holds a value of a contact', () => {
  for (const name of ['test/organizations/harbor.json', 'test/organizations/meadow-120.json']) {
    const found = foundIn(name);
    const comments = textOf(found)
      .split('\n')
      .filter((line) => line.trim().startsWith('#'))
      .join('\n');
    const values = Object.values(found.contacts).flatMap((byType) =>
      Object.values(byType).flatMap((fact) =>
        fact.known && fact.value ? [fact.value.email.trim(), fact.value.phone] : [],
      ),
    );
    expect(values.length).toBeGreaterThan(30);
    expect(values.filter((value) => comments.includes(value))).toEqual([]);
  }
});

test('an override that leads back to the default is written in full', () => {
  const bert = contact('Bert');
  const [workloads, prod] = ['ou-h4rb-workload', 'ou-h4rb-prodprod'];
  const found = foundSecurity([
    ...Array.from({ length: 5 }, () => ({ has: anna })),
    ...Array.from({ length: 4 }, () => ({ has: bert, in: [workloads] })),
    ...Array.from({ length: 2 }, () => ({ has: anna, in: [workloads, prod] })),
  ]);
  expect(policyOf(proposePolicy(found)).contacts.overrides).toEqual([
    { match: { unit: prod }, SECURITY: anna },
    { match: { unit: workloads }, SECURITY: { name: 'Bert', email: 'bert@harbor.example' } },
  ]);
});

test('names of units and accounts cannot leave their comment', () => {
  const found = foundSecurity([
    { has: anna },
    { has: anna },
    { has: contact('Bert'), in: labs, account: { name: 'evil\nrun: { mode: apply }' } },
  ]);
  const text = textOf({ ...found, unitNames: { [labs[0] ?? '']: 'Labs\u2028run: x\u0085y\u202Ez' } });
  expect(text).toContain('#   200000000003 evil run: { mode: apply } (/Labs run: x y z): SECURITY name, email\n');
});
