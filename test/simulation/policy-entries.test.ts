import type { OrganizationFile } from '@rootward/local-cloud';
import { contactsAfter, organizationWrites, reportOf, statuses } from './results';
import { run, type Simulated } from './run';
import { account, managementId, organizationOf, smallPolicy, wanted, withFaults } from './small-organization';

const [keepOff, other, inProd] = ['200000000002', '200000000003', '200000000004'] as const;
const sandbox = 'ou-sm4l-sandbox1';
const lists = 'organizations:ListOrganizationalUnitsForParent';

const organization: OrganizationFile = organizationOf(
  [
    account(keepOff, { name: 'keep-off', contacts: {} }),
    account(other, { contacts: {}, parent: sandbox, tags: { Env: 'Prod' } }),
    account(inProd, { contacts: {}, parent: 'ou-sm4l-workprod' }),
  ],
  {
    units: [
      { id: sandbox, name: 'Sandbox' },
      { id: 'ou-sm4l-workload', name: 'Workloads' },
      { id: 'ou-sm4l-workprod', name: 'Prod', parent: 'ou-sm4l-workload' },
    ],
  },
);

const entries = (result: Simulated) =>
  reportOf(result).organization.findings.find(({ rule }) => rule === 'policy-entries');
const exclusion = (match: string) =>
  `exclusions:\n  - { ${match}, reason: "Parent company runs it", until: 2027-01-31 }`;
const callsTo = (result: Simulated, operation: string) =>
  result.calls.filter((call) => `${call.service}:${call.operation}` === operation).length;

it.each(['plan', 'apply'] as const)('entries that match nothing are named in %s mode', async (mode) => {
  const policy = smallPolicy({
    contacts: `overrides:
    - { match: { unit: ou-sm4l-sandb0x1 }, OPERATIONS: { email: sandbox@harbor.example } }
    - { match: { tag: "env=Prod" }, SECURITY: { email: prod-sec@harbor.example } }`,
    extra: exclusion('account: "200000000020"'),
  });
  const result = await run(organization, policy, { mode });
  expect(statuses(result)).toEqual(['SUCCEEDED']);
  expect(entries(result)).toEqual({
    rule: 'policy-entries',
    verdict: 'violation',
    reason: 'without-effect',
    message:
      '3 entries of the policy need a look: ' +
      'exclusions[0].account: no account 200000000020 in the organization; ' +
      'contacts.overrides[0].match.unit: no account is in or below ou-sm4l-sandb0x1; ' +
      'contacts.overrides[1].match.tag: no active account has the tag env=Prod: the key is Env, not env. ' +
      'Mend rootward.yaml; a deployment takes it with: npx cdk deploy',
  });
  // The policy needs no names of units: only units above those of accounts are asked, for the report.
  expect(callsTo(result, lists)).toBe(2);
});

it('an applyTo that matches nothing is named, and nothing is written', async () => {
  const policy = smallPolicy({ run: 'mode: apply, applyTo: { unit: ou-sm4l-doesnotex1 }' });
  const result = await run(organization, policy);
  expect(entries(result)?.message).toContain(
    'run.applyTo.unit: no account is in or below ou-sm4l-doesnotex1, so nothing',
  );
  expect(organizationWrites(result)).toEqual([]);
});

it('units by name, by path and in lists match as by id', async () => {
  const policy = smallPolicy({
    run: 'mode: apply, applyTo: { unit: [Sandbox, Workloads/Prod] }',
    contacts: 'overrides: [ { match: { unit: Prod }, SECURITY: { title: Prod } } ]',
    extra: exclusion('unit: /Sandbox'),
  });
  const result = await run(organization, policy);
  expect(entries(result)).toMatchObject({ verdict: 'compliant' });
  expect(contactsAfter(result)[inProd]).toEqual({ ...wanted, SECURITY: { ...wanted.SECURITY, title: 'Prod' } });
  expect([contactsAfter(result)[keepOff], contactsAfter(result)[other]]).toEqual([{}, {}]);
  expect(callsTo(result, lists)).toBe(4);
});

it('what is approved is done in a unit that the policy calls by name', async () => {
  const keys = [{ id: `AKIA${'A'.repeat(16)}`, status: 'Active' as const, createdAt: '2020-05-05T09:00:00Z' }];
  const file = organizationOf([account(inProd, { parent: 'ou-sm4l-workprod', root: { accessKeys: keys } })], {
    units: organization.units ?? [],
  });
  const decision = { account: inProd, rule: 'root-access-key', decision: 'approve', generation: 1 } as const;
  const by = { by: 'security-lead@harbor.example', after: '1h', reason: 'Nobody uses it' };
  const result = await run(file, smallPolicy({ run: 'mode: apply, applyTo: { unit: Workloads }' }), {
    decisions: [{ ...decision, ...by }],
  });
  expect(result.cases.map(({ state }) => state)).toEqual(['done']);
  expect(result.denials).toEqual([]);
});

it('without the names of units nothing is written where they decide', async () => {
  const file = withFaults(organization, [{ operation: lists, error: 'AccessDeniedException' }]);
  const policy = smallPolicy({ extra: exclusion('unit: Sandbox') });
  const result = await run(file, policy);
  expect(statuses(result)).toEqual(['SUCCEEDED']);
  expect(organizationWrites(result)).toEqual([]);
  expect(entries(result)).toMatchObject({ verdict: 'unknown' });
  expect(reportOf(result).accounts.map(({ outcome }) => outcome)).toEqual(Array(4).fill('incomplete'));
});

it('a name that several units have holds back the accounts in them, and no others', async () => {
  const twice = {
    ...organization,
    units: [...(organization.units ?? []), { id: 'ou-sm4l-sandprod', name: 'Prod', parent: sandbox }],
  };
  const result = await run(twice, smallPolicy({ extra: exclusion('unit: Prod') }));
  expect(contactsAfter(result)[inProd]).toEqual({});
  expect(contactsAfter(result)[other]).toEqual(wanted);
  const { outcome, reason } = reportOf(result).accounts.find(({ id }) => id === inProd) ?? {};
  expect([outcome, reason]).toEqual([
    'incomplete',
    expect.stringContaining('2 units are called Prod (/Sandbox/Prod, /Workloads/Prod): write the path or the id.'),
  ]);
});

it('a required contact is missed and not written, without any default', async () => {
  const policy = `run: { mode: apply }
contacts: { mode: { SECURITY: require, BILLING: ignore, OPERATIONS: ignore } }
approvals: { approvers: [{ name: Lead, email: lead@harbor.example }] }
`;
  const result = await run(organization, policy);
  const findings = reportOf(result).accounts.flatMap(({ id, findings: [security] }) => [
    [id, security?.verdict, security?.reason, security?.action],
  ]);
  expect(findings).toEqual([
    [managementId, 'compliant', 'present', 'none'],
    ...[keepOff, other, inProd].map((id) => [id, 'violation', 'missing', 'inform']),
  ]);
  expect(organizationWrites(result)).toEqual([]);
});

it('runs start by the clocks of the time zone, also on the day on which they go forward', async () => {
  const policy = smallPolicy({ run: 'mode: plan, schedule: "cron(30 2,6 * * ? *)", timezone: Europe/Berlin' });
  const result = await run({ ...organization, now: '2027-03-27T00:00:00Z' }, policy, { days: 2 });
  const scheduled = result.runs.filter(({ report }) => report.run.trigger === 'schedule');
  expect(scheduled.map(({ report }) => report.run.startedAt.slice(5, 16))).toEqual([
    '03-27T01:30',
    '03-27T05:30',
    '03-28T04:30',
  ]);
});
