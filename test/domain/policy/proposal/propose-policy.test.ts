import { known, unknown } from '../../../../lib/domain/fact';
import { proposePolicy } from '../../../../lib/domain/policy/proposal/propose-policy';
import type { Found } from '../../../../lib/domain/policy/proposal/proposal';
import { contact, foundIn, foundSecurity, type Given, judgedUnder } from './found';

const [a, b, c] = [contact('Anna'), contact('Bert'), contact('Carl')];
const [workloads, prod, dev, labs] = ['ou-h4rb-workload', 'ou-h4rb-prodprod', 'ou-h4rb-devdevde', 'ou-h4rb-labslabs'];
const inProd = [workloads, prod];

const times = (count: number, given: Given): readonly Given[] => Array.from({ length: count }, () => given);

/** The security contacts of a proposal: `Anna 3 of 4`, for an override after its unit, and the numbers of those that differ. */
function summaryOf(given: readonly Given[]): readonly string[] {
  const { defaults, overrides, differing, open } = proposePolicy(foundSecurity(given));
  return [
    ...[...defaults, ...overrides]
      .filter(({ type }) => type === 'SECURITY')
      .map(({ unit, contact: { name }, ...line }) =>
        [...(unit === undefined ? [] : [unit]), `${name} ${line.explains} of ${line.governs}`].join(': '),
      ),
    ...open.map(({ type, having, missing }) => `${type} open: ${having} having, ${missing} without`),
    ...differing.map(({ account, fields }) => `${account.name}: ${fields.join(', ')}`),
  ];
}

describe('the default', () => {
  it.each<readonly [why: string, given: readonly Given[], summary: readonly string[]]>([
    [
      'is the most common contact; one of a single account is listed',
      [...times(3, { has: a }), { has: b }],
      ['Anna 3 of 4', 'account-4: name, email'],
    ],
    [
      'does not depend on how accounts write it',
      [
        { has: contact('Anna', { email: ' ANNA@harbor.example', phone: '(+1) 555-0100101' }) },
        ...times(2, { has: a }),
        { has: b },
      ],
      ['Anna 3 of 4', 'account-4: name, email'],
    ],
    ['is the only contact that there is', [{ has: a }, ...times(3, { has: null })], ['Anna 1 of 1']],
    [
      'of two that are as common is the same every time',
      [...times(2, { has: b }), ...times(2, { has: a })],
      ['Anna 2 of 4', 'account-1: name, email', 'account-2: name, email'],
    ],
    [
      'is not guessed when every account has another one',
      [{ has: a }, { has: b }, { has: null }],
      ['SECURITY open: 2 having, 1 without'],
    ],
    ['is not guessed when no account has one', times(2, { has: null }), ['SECURITY open: 0 having, 2 without']],
    [
      'is the root’s own where that leaves fewer lines',
      [...times(2, { has: a }), ...times(5, { in: [workloads], has: b }), ...times(2, { in: [labs], has: c })],
      ['Anna 2 of 2', `${labs}: Carl 2 of 2`, `${workloads}: Bert 5 of 5`],
    ],
    [
      'stays the most common one beside a single account in the root that has one of its own',
      [{ has: c }, ...times(5, { in: [workloads], has: b }), ...times(2, { in: [labs], has: a })],
      ['Bert 5 of 6', `${labs}: Anna 2 of 2`, 'account-1: name, email'],
    ],
  ])('%s', (_, given, summary) => {
    expect(summaryOf(given)).toEqual(summary);
  });
});

describe('an override', () => {
  const usual = times(9, { has: a });
  it.each<readonly [why: string, given: readonly Given[], summary: readonly string[]]>([
    [
      'stands at the highest unit that it holds for',
      [...usual, ...times(3, { in: inProd, has: b }), ...times(2, { in: [workloads, dev], has: b })],
      ['Anna 9 of 9', `${workloads}: Bert 5 of 5`],
    ],
    [
      'stands above a unit whose accounts have no contact',
      [...usual, ...times(3, { in: inProd, has: b }), { in: [workloads, dev], has: null }],
      ['Anna 9 of 9', `${workloads}: Bert 3 of 3`],
    ],
    [
      'stands no higher than it holds',
      [...usual, ...times(3, { in: inProd, has: b }), ...times(2, { in: [workloads, dev], has: a })],
      ['Anna 11 of 11', `${prod}: Bert 3 of 3`],
    ],
    [
      'of a deeper unit comes first',
      [...usual, ...times(3, { in: [workloads], has: b }), ...times(4, { in: inProd, has: c })],
      ['Anna 9 of 9', `${prod}: Carl 4 of 4`, `${workloads}: Bert 3 of 3`],
    ],
    [
      'of a deeper unit may lead back to the default',
      [...usual, ...times(5, { in: [workloads], has: b }), ...times(2, { in: inProd, has: a })],
      ['Anna 9 of 9', `${prod}: Anna 2 of 2`, `${workloads}: Bert 5 of 5`],
    ],
    [
      'needs more than half, also of those below that keep the contact from above',
      [...usual, ...times(2, { in: [workloads], has: b }), ...times(3, { in: inProd, has: a })],
      ['Anna 12 of 14', 'account-10: name, email', 'account-11: name, email'],
    ],
    [
      'is made of two accounts against one',
      [...usual, ...times(2, { in: inProd, has: b }), { in: inProd, has: a }],
      ['Anna 9 of 9', `${workloads}: Bert 2 of 3`, 'account-12: name, email'],
    ],
    [
      'is not made of one against one',
      [...usual, { in: inProd, has: b }, { in: inProd, has: a }],
      ['Anna 10 of 11', 'account-10: name, email'],
    ],
    [
      'is not made of a single account, whatever the others lack',
      [...usual, { in: inProd, has: b }, ...times(2, { in: inProd, has: null })],
      ['Anna 9 of 10', 'account-10: name, email'],
    ],
    [
      'is not made of a single account of several, though others elsewhere have the contact too',
      [...usual, ...times(2, { in: [labs], has: b }), { in: inProd, has: b }, { in: inProd, has: null }],
      ['Anna 9 of 10', `${labs}: Bert 2 of 2`, 'account-12: name, email'],
    ],
    [
      'is no more than the accounts that it explains, with those that it makes needed below',
      [
        ...usual,
        ...times(2, { in: [workloads], has: b }),
        ...[1, 2, 3].flatMap((number) => times(2, { in: [workloads, `ou-h4rb-subsub0${number}`], has: c })),
      ],
      ['Anna 9 of 9', `${workloads}: Carl 6 of 8`, 'account-10: name, email', 'account-11: name, email'],
    ],
    [
      'is made for a unit of one account only when another account has the contact too',
      [...usual, { in: [labs], has: b }, { in: inProd, has: b }, { in: ['ou-h4rb-oneoneon'], has: c }],
      ['Anna 9 of 10', `${labs}: Bert 1 of 1`, `${workloads}: Bert 1 of 1`, 'account-12: name, email'],
    ],
    [
      'looks only at accounts that could be read and are ACTIVE',
      [
        ...usual,
        ...times(2, { in: inProd, has: b }),
        ...times(4, { in: inProd, has: unknown('denied', 'Nobody may.') }),
        ...times(4, { in: inProd, has: a, account: { state: 'SUSPENDED' } }),
      ],
      ['Anna 9 of 9', `${workloads}: Bert 2 of 2`],
    ],
  ])('%s', (_, given, summary) => {
    expect(summaryOf(given)).toEqual(summary);
  });

  it('has only the fields that differ from the default', () => {
    const found = foundSecurity([
      ...usual,
      ...times(2, { in: inProd, has: contact('Bert', { phone: '+1 (555) 0100101' }) }),
    ]);
    expect(proposePolicy(found).overrides).toEqual([
      {
        type: 'SECURITY',
        unit: workloads,
        contact: expect.objectContaining({ name: 'Bert' }) as unknown,
        fields: ['name', 'email'],
        governs: 2,
        explains: 2,
        missing: 0,
      },
    ]);
  });
});

describe('a contact with the account’s id or name in it', () => {
  it.each([
    ['aws+{account.id}@harbor.example', (id: string) => `aws+${id}@harbor.example`],
    [
      '{account.name}-oncall@harbor.example',
      (_: string, name: string) => `${name.toUpperCase()}-oncall@harbor.example`,
    ],
    ['{account.name}+{account.id}@harbor.example', (id: string, name: string) => `${name}+${id}@harbor.example`],
  ])('stands with a placeholder for many accounts: %s', (email, emailOf) => {
    const given = [1, 2, 3, 4].map((number) => ({
      has: contact('Team', { email: emailOf(`20000000000${number}`, `account-${number}`) }),
    }));
    const found = foundSecurity([...given, { has: contact('Team', { email: 'old@harbor.example' }) }]);
    const proposal = proposePolicy(found);
    expect(proposal.defaults[0]).toMatchObject({ contact: { name: 'Team', email }, explains: 4, governs: 5 });
    expect(judgedUnder(proposal, found)).toEqual(['200000000005 SECURITY differs']);
  });

  it('keeps its text where placeholders explain no more', () => {
    const found = foundSecurity([
      { has: contact('Labs'), account: { name: 'Labs' } },
      { has: contact('Labs'), account: { name: 'Labs' } },
    ]);
    expect(proposePolicy(found).defaults[0]?.contact).toEqual(contact('Labs'));
  });

  it('keeps its domain, which is looked up as it stands', () => {
    const found = foundSecurity(
      ['red', 'blue'].map((name) => ({ has: contact('Team', { email: `sec@${name}.example` }), account: { name } })),
    );
    expect(proposePolicy(found).open).toEqual([{ type: 'SECURITY', having: 2, missing: 0 }]);
  });
});

describe('a contact that the policy would refuse', () => {
  it.each([
    ['name', { name: 'Team\nSecurity' }],
    ['name', { name: 'Team {labs}' }],
    ['name', { name: 'Team {account.id}' }],
    ['title', { title: 't'.repeat(51) }],
    ['email', { email: "o'neill@harbor.example" }],
    ['email', { email: 'sec@harbor..example' }],
    ['phone', { phone: '+1 555 010 0101 ext. 4' }],
  ])('is not proposed, however common, and its %s is named: %j', (field, rest) => {
    const found = foundSecurity([...times(3, { has: contact('Anna', rest) }), { has: b }, { has: b }]);
    const { defaults, differing } = proposePolicy(found);
    expect(defaults[0]).toMatchObject({ contact: b, explains: 2, governs: 5 });
    expect(differing.map(({ account, refused }) => [account.name, refused])).toEqual(
      [1, 2, 3].map((number) => [`account-${number}`, [field]]),
    );
  });

  it('is proposed as another account writes it', () => {
    const found = foundSecurity([{ has: contact('Anna', { phone: '+1 555 010 0101.' }) }, { has: a }, { has: b }]);
    const proposal = proposePolicy(found);
    expect(proposal.defaults.find(({ type }) => type === 'SECURITY')).toMatchObject({ contact: a, explains: 2 });
    expect(judgedUnder(proposal, found)).toEqual(['200000000003 SECURITY differs']);
  });
});

describe('domains', () => {
  const domainsOf = (given: readonly Given[]): unknown => proposePolicy(foundSecurity(given)).domains;
  const at = (email: string): Given => ({ has: a, account: { email } });

  it('are those of proposed contacts, and of root users as far as a fifth of the accounts has them', () => {
    expect(
      domainsOf([
        ...times(4, at('root@HARBOR-labs.example')),
        ...times(2, at('founder@gmail.com')),
        ...times(6, at('root@harbor.example')),
        { has: contact('Odd', { email: 'odd@elsewhere.example' }), account: { email: 'x@agency.example' } },
      ]),
    ).toEqual({
      proposed: ['harbor-labs.example', 'harbor.example'],
      rare: [
        { domain: 'gmail.com', accounts: 2 },
        { domain: 'agency.example', accounts: 1 },
      ],
    });
  });

  it('of a contact that is an override belong to the organization', () => {
    const far = contact('Far', { email: 'far@far.example' });
    expect(domainsOf([...times(3, { has: a }), ...times(2, { in: [labs], has: far })])).toMatchObject({
      proposed: ['far.example', 'harbor.example'],
    });
  });
});

describe('what could not be read', () => {
  it('is apart, by cause, and explained by nothing', () => {
    const reach = unknown('denied', 'The management account can be read only with a role in it.');
    const found = foundSecurity([
      { has: reach, account: { management: true } },
      ...times(2, { has: a }),
      { has: a, account: { state: 'UNKNOWN', unknownBecause: 'without a path', path: [] } },
      { has: a, account: { state: 'CLOSED' } },
      { has: a },
    ]);
    const { contacts, ...rest } = found;
    const [late = ''] = Object.keys(contacts).toReversed();
    const left: Found = {
      ...rest,
      contacts: Object.fromEntries(Object.entries(contacts).filter(([id]) => id !== late)),
    };
    const proposal = proposePolicy(left);
    expect(proposal).toMatchObject({ read: 3, notActive: 1, differing: [] });
    expect(proposal.unread.map(({ unknown: why, accounts }) => [why.detail, accounts.map(({ name }) => name)])).toEqual(
      [
        ['The management account can be read only with a role in it.', ['account-1']],
        ['Organizations lists it without a path.', ['account-4']],
        ['The reading ended before it.', ['account-6']],
      ],
    );
  });
});

describe('the organizations of the examples', () => {
  const told = (name: string): readonly unknown[] => {
    const { defaults, overrides, differing, domains } = proposePolicy(foundIn(name));
    return [
      defaults.map(({ contact: { email }, explains, governs, missing }) => [email, explains, governs, missing]),
      overrides.map(({ unit, type, fields }) => [unit, type, fields]),
      differing.length,
      domains.proposed,
    ];
  };

  it('harbor: one account of two has the contact of production, so both stay in the list of a person', () => {
    expect(told('test/organizations/harbor.json')).toEqual([
      [
        ['security@harbor.example', 11, 12, 4],
        ['cloud-billing@harbor.example', 12, 12, 4],
        ['cloud-oncall@harbor.example', 11, 12, 4],
      ],
      [],
      2,
      ['harbor.example'],
    ]);
  });

  it('the demo: two of three have it', () => {
    expect(told('simulation/demo/organization.json')).toEqual([
      [
        ['security@brightwater.example', 14, 15, 4],
        ['cloud-billing@brightwater.example', 15, 15, 4],
        ['cloud-oncall@brightwater.example', 12, 12, 4],
      ],
      [['ou-brw1-prodprod', 'OPERATIONS', ['name', 'email']]],
      2,
      ['brightwater.example'],
    ]);
  });

  it('meadow: former owners in every unit are no owners', () => {
    expect(told('test/organizations/meadow-120.json')).toEqual([
      [
        ['security@meadow.example', 72, 84, 31],
        ['cloud-billing@meadow.example', 80, 97, 18],
        ['cloud-oncall@meadow.example', 87, 100, 15],
      ],
      [],
      42,
      ['meadow.example'],
    ]);
  });

  it.each([
    'test/organizations/harbor.json',
    'simulation/demo/organization.json',
    'test/organizations/meadow-120.json',
  ])('%s: enforced, exactly the listed contacts differ', (name) => {
    const found = foundIn(name);
    const proposal = proposePolicy(found);
    const differs = judgedUnder(proposal, found).filter((one) => one.endsWith('differs'));
    const listed = proposal.differing.map(({ account, type }) => `${account.id} ${type} differs`);
    expect(differs.toSorted()).toEqual(listed.toSorted());
  });

  it('an organization without a contact', () => {
    const found = foundSecurity(times(3, { has: null }));
    expect(judgedUnder(proposePolicy(found), found)).toEqual([1, 2, 3].map((n) => `20000000000${n} SECURITY missing`));
  });
});

it('an organization of which nothing could be read has a policy all the same', () => {
  const found = foundSecurity([{ has: known(null), account: { state: 'SUSPENDED' } }]);
  expect(proposePolicy(found).open).toHaveLength(3);
  expect(judgedUnder(proposePolicy(found), { ...found, accounts: [] })).toEqual([]);
});
