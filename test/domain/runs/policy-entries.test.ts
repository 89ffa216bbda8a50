import type { Account } from '../../../lib/domain/account';
import { type Fact, known, unknown } from '../../../lib/domain/fact';
import { unitNamesIn } from '../../../lib/domain/policy/policy-matches';
import { type NamedUnits, nameUnits } from '../../../lib/domain/policy/unit';
import { inspect } from '../../../lib/domain/runs/inspect';
import { policyEntriesFinding } from '../../../lib/domain/runs/policy-entries';
import { denied, management, now, policyOf, snapshotOf, wanted } from '../support/build';

const sandbox = 'ou-h4rb-sandbox1';
const [keepOff, other, closed] = ['200000000002', '200000000003', '200000000004'] as const;
const units = [
  { id: 'ou-h4rb-workload', names: ['Workloads'] },
  { id: sandbox, names: ['Sandbox'] },
  { id: 'ou-h4rb-sandprod', names: ['Sandbox', 'Prod'] },
  { id: 'ou-h4rb-workprod', names: ['Workloads', 'Prod'] },
];

interface Member {
  readonly account: Partial<Account>;
  readonly tags?: Fact<Readonly<Record<string, string>>>;
}
const members: readonly Member[] = [
  { account: { id: management, path: ['r-h4rb'], management: true } },
  { account: { id: keepOff } },
  { account: { id: other, path: ['r-h4rb', sandbox] }, tags: known({ Env: 'Prod', team: 'Web' }) },
];
const skipped: Member = { account: { id: closed, state: 'SUSPENDED', path: ['r-h4rb', 'ou-h4rb-suspend1'] } };

const contacts = {
  SECURITY: wanted,
  BILLING: { ...wanted, email: 'billing@harbor.example' },
  OPERATIONS: { ...wanted, email: 'oncall@harbor.example' },
};

interface Sections {
  readonly exclusions?: readonly object[];
  readonly run?: object;
  readonly contacts?: object;
  readonly approvals?: object;
}

interface Given {
  readonly listed?: typeof members;
  readonly whole?: boolean;
  readonly named?: Fact<typeof units>;
}

function finding(sections: Sections, { listed = members, whole = true, named = known(units) }: Given = {}) {
  const policy = policyOf({ ...sections, contacts: { default: contacts, ...sections.contacts } });
  const names: Fact<NamedUnits> = named.known ? known(nameUnits(unitNamesIn(policy), named.value)) : named;
  const snapshots = listed.map(({ account, tags = known({}) }) => ({ ...snapshotOf({ account, tags }), units: names }));
  const inspections = snapshots
    .filter(({ account }) => account.state === 'ACTIVE')
    .map((snapshot) => inspect(snapshot, policy, now));
  const accounts = snapshots.map(({ account }) => account);
  return policyEntriesFinding({ policy, accounts, inspections, units: names, now, whole });
}

/** The entries that a finding names, one a line. */
function entriesIn(sections: Sections, options: Parameters<typeof finding>[1] = {}): readonly string[] {
  const { verdict, message } = finding(sections, options);
  const [, list = ''] = /(?:a look|match): (.*)\. Mend rootward\.yaml/.exec(message) ?? [];
  return verdict === 'violation' ? list.split('; ') : [verdict];
}

const exclude = (entry: object) => ({
  exclusions: [{ reason: 'Parent company runs it', until: '2027-01-31', ...entry }],
});
const override = (...overrides: object[]) => ({ contacts: { overrides } });
const SECURITY = { email: 'prod-sec@harbor.example' };

test('a policy whose entries all match is compliant', () => {
  const sections = {
    ...exclude({ account: keepOff }),
    run: { applyTo: [{ unit: [sandbox, 'Workloads'] }, { account: management }] },
    ...override({ match: { tag: 'Env=Prod' }, SECURITY }),
  };
  expect(finding(sections)).toEqual({
    rule: 'policy-entries',
    verdict: 'compliant',
    reason: 'all-used',
    message: 'Every entry of the policy matches something.',
  });
});

describe('an exclusion that misses', () => {
  test.each([
    [{ account: '200000000020' }, 'exclusions[0].account: no account 200000000020 in the organization'],
    [{ account: [keepOff, '200000000020'] }, 'exclusions[0].account[1]: no account 200000000020 in the organization'],
    [{ unit: 'ou-h4rb-sandb0x1' }, 'exclusions[0].unit: no account is in or below ou-h4rb-sandb0x1'],
    [{ unit: 'Sandbox/Prod' }, 'exclusions[0].unit: no account is in or below Sandbox/Prod'],
    [{ unit: 'Sandbocks' }, 'exclusions[0].unit: no unit Sandbocks'],
    [{ tag: 'env=Prod' }, 'exclusions[0].tag: no active account has the tag env=Prod: the key is Env, not env'],
    [{ tag: 'team=web' }, 'exclusions[0].tag: no active account has the tag team=web: the value is Web, not web'],
    [{ tag: 'team=ops' }, 'exclusions[0].tag: no active account has the tag team=ops'],
  ])('%j is named with its place and why', (entry, line) => {
    expect(entriesIn(exclude(entry))).toEqual([line]);
  });

  test('one that has ended is named once, whatever it matches', () => {
    expect(entriesIn(exclude({ account: keepOff, until: '2026-01-31' }))).toEqual([
      'exclusions[0].until: the exclusion ended on 2026-01-31',
    ]);
  });

  test('its last day is still part of it', () => {
    expect(entriesIn(exclude({ account: keepOff, until: '2026-11-02' }))).toEqual(['compliant']);
  });

  test('one behind another that covers the same is named, and one with more rules is not', () => {
    const first = { reason: 'all of it', until: '2027-01-31', unit: 'ou-h4rb-workload' };
    const second = { reason: 'again', until: '2027-01-31', account: keepOff };
    expect(entriesIn({ exclusions: [first, second] })).toEqual([
      'exclusions[1]: an earlier exclusion covers the same rules of the same accounts',
    ]);
    expect(entriesIn({ exclusions: [{ ...first, rules: ['root-mfa'] }, second] })).toEqual(['compliant']);
  });

  test('one of an account that is not active has done its work', () => {
    expect(entriesIn(exclude({ account: closed }), { listed: [...members, skipped] })).toEqual(['compliant']);
  });

  test.each([
    [{}, 'exclusions[0].rules[1]: root-email-domain never applies: there are no contacts.emailDomains'],
    [{ emailDomains: ['harbor.example'] }, 'compliant'],
    [
      { emailDomains: ['harbor.example'], mode: { SECURITY: 'ignore' } },
      'exclusions[0].rules[0]: security-contact never applies: contacts.mode is ignore for SECURITY',
    ],
  ])('a rule that can never apply is named: with contacts %j', (more, line) => {
    const rules = ['security-contact', 'root-email-domain'];
    expect(entriesIn({ ...exclude({ account: keepOff, rules }), contacts: more })[0]).toBe(line);
  });
});

test('the worst come first: exclusions, then applyTo, then overrides, then the rest', () => {
  const sections = {
    ...exclude({ account: '200000000020' }),
    run: { applyTo: { unit: 'ou-h4rb-doesnotex1' } },
    contacts: {
      overrides: [
        { match: { unit: 'ou-h4rb-sandb0x1' }, OPERATIONS: { email: 'sandbox@harbor.example' } },
        { match: { tag: 'env=Prod' }, SECURITY },
      ],
    },
    approvals: { openPerDay: 0 },
  };
  expect(entriesIn(sections)).toEqual([
    'exclusions[0].account: no account 200000000020 in the organization',
    'run.applyTo.unit: no account is in or below ou-h4rb-doesnotex1, so nothing is written or asked about anywhere',
    'contacts.overrides[0].match.unit: no account is in or below ou-h4rb-sandb0x1',
    'contacts.overrides[1].match.tag: no active account has the tag env=Prod: the key is Env, not env',
    'approvals.openPerDay: with 0 no case is ever opened',
  ]);
});

test('an applyTo of which one part matches says so of the other part only', () => {
  expect(entriesIn({ run: { applyTo: [{ account: other }, { tag: ['Env=Prod', 'Env=Dev'] }] } })).toEqual([
    'run.applyTo[1].tag[1]: no active account has the tag Env=Dev',
  ]);
});

describe('an override', () => {
  test('behind another that decides for the same accounts is named for that type', () => {
    const match = { account: other };
    const email = 'sandbox@harbor.example';
    expect(
      entriesIn(override({ match: { unit: sandbox }, SECURITY }, { match, SECURITY: { email }, BILLING: { email } })),
    ).toEqual(['contacts.overrides[1].SECURITY: an earlier override decides for the same accounts']);
  });

  test.each(['ignore', 'require'])('of a type that is in mode %s is named', (mode) => {
    const sections = override({ match: { account: other }, SECURITY });
    expect(entriesIn({ contacts: { ...sections.contacts, mode: { SECURITY: mode } } })).toEqual([
      `contacts.default.SECURITY: contacts.mode is ${mode} for SECURITY, so nothing is written`,
      `contacts.overrides[0].SECURITY: contacts.mode is ${mode} for SECURITY, so nothing is written`,
    ]);
  });
});

test('contacts that reach nobody are told last, and are another reason', () => {
  const zeros = { default: { ...contacts, SECURITY: { ...wanted, phone: '+0000000000' } } };
  expect(finding({ contacts: zeros })).toMatchObject({
    verdict: 'violation',
    reason: 'doubtful',
    message:
      '1 entry of the policy needs a look: contacts.default.SECURITY.phone: a number of one digit repeated reaches nobody. ' +
      'Mend rootward.yaml; a deployment takes it with: npx cdk deploy',
  });
  expect(finding({ ...exclude({ account: '200000000020' }), contacts: zeros }).reason).toBe('without-effect');
});

describe('what cannot be told', () => {
  const unread = { account: { id: '200000000005' }, tags: denied };

  test('a tag that nobody has, as far as tags could be read', () => {
    expect(finding(exclude({ tag: 'team=ops' }), { listed: [...members, unread] })).toEqual({
      rule: 'policy-entries',
      verdict: 'unknown',
      reason: 'unreadable',
      message:
        'It cannot be told whether these match: exclusions[0].tag: the tags of 1 account could not be read, and no other ' +
        'account has team=ops.',
    });
  });

  test('a tag that somebody has is used, whatever could not be read', () => {
    expect(entriesIn(exclude({ tag: 'Env=Prod' }), { listed: [...members, unread] })).toEqual(['compliant']);
  });

  test('names of units that could not be read, and a name that two units have', () => {
    const named = unknown('denied', 'AccessDeniedException');
    expect(finding(exclude({ unit: 'Sandbox' }), { named })).toMatchObject({ verdict: 'unknown' });
    const message = expect.stringContaining(
      'exclusions[0].unit: 2 units are called Prod (/Sandbox/Prod, /Workloads/Prod)',
    );
    expect(finding(exclude({ unit: 'Prod' }))).toMatchObject({ verdict: 'unknown', message });
  });

  test('beside what can be told', () => {
    const { verdict, message } = finding(
      { exclusions: [...exclude({ tag: 'team=ops' }).exclusions, ...exclude({ account: '200000000020' }).exclusions] },
      { listed: [...members, unread] },
    );
    expect(verdict).toBe('violation');
    expect(message).toMatch(
      /^1 entry of the policy .*: exclusions\[1\]\.account: no account .* It cannot be told .*npx cdk deploy$/,
    );
  });

  test('anything, by a run over some accounts only', () => {
    expect(finding(exclude({ account: '200000000020' }), { whole: false })).toMatchObject({
      verdict: 'not-applicable',
      reason: 'partial-run',
    });
  });

  test('tags in an inspection of an older version', () => {
    const policy = policyOf({ ...exclude({ tag: 'Env=Prod' }), contacts: { default: contacts } });
    const snapshot = snapshotOf({ tags: known({ Env: 'Prod' }) });
    const { entries: _, ...inspection } = inspect(snapshot, policy, now);
    const accounts = [snapshot.account];
    expect(policyEntriesFinding({ policy, accounts, inspections: [inspection], now, whole: true })).toMatchObject({
      verdict: 'unknown',
    });
  });
});
