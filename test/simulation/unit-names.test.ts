import type { OrganizationFile } from '@rootward/local-cloud';
import { reportOf, statuses } from './results';
import { run, type Simulated } from './run';
import { account, organizationOf, smallPolicy, withFaults } from './small-organization';

const lists = 'organizations:ListOrganizationalUnitsForParent';
const organization: OrganizationFile = organizationOf(
  [
    account('200000000002', { parent: 'ou-sm4l-workprod' }),
    account('200000000003', { parent: 'ou-sm4l-sandbox1' }),
    account('200000000004', { parent: 'ou-sm4l-suspends', state: 'SUSPENDED' }),
  ],
  {
    units: [
      { id: 'ou-sm4l-workload', name: 'Workloads' },
      { id: 'ou-sm4l-workprod', name: 'Prod', parent: 'ou-sm4l-workload' },
      { id: 'ou-sm4l-workolds', name: 'Old', parent: 'ou-sm4l-workload' },
      { id: 'ou-sm4l-sandbox1', name: 'Sandbox <b>' },
      { id: 'ou-sm4l-suspends', name: 'Suspended' },
    ],
  },
);
const names = {
  'r-sm4l': 'Root',
  'ou-sm4l-workload': 'Workloads',
  'ou-sm4l-workprod': 'Prod',
  'ou-sm4l-sandbox1': 'Sandbox <b>',
  'ou-sm4l-suspends': 'Suspended',
};
const namesIn = (result: Simulated, index = 0) => reportOf(result, index).organization.unitNames;

it.each(['plan', 'apply'] as const)('the report names the units that hold accounts, in %s mode', async (mode) => {
  const result = await run(organization, smallPolicy(), { mode });
  expect(namesIn(result)).toEqual(names);
  const { awsCalls } = reportOf(result).totals;
  expect([awsCalls[lists], awsCalls['organizations:ListRoots']]).toEqual([2, 1]);
  expect(result.denials).toEqual([]);
});

it('names that the policy needs are the same reading', async () => {
  const policy = smallPolicy({ extra: 'exclusions: [ { unit: Prod, reason: "Parent runs it", until: 2027-01-31 } ]' });
  const result = await run(organization, policy);
  expect(namesIn(result)).toEqual(names);
  expect(reportOf(result).totals.awsCalls[lists]).toBe(6);
});

it.each([
  ['all names', [lists, 'organizations:ListRoots'], undefined],
  ['the names of units', [lists], { 'r-sm4l': 'Root' }],
])('where %s are denied the report has ids, and everything else is as ever', async (_, operations, expected) => {
  const denied = operations.map((operation) => ({ operation, error: 'AccessDeniedException' as const }));
  const result = await run(withFaults(organization, denied), smallPolicy());
  expect(statuses(result)).toEqual(['SUCCEEDED']);
  expect(namesIn(result)).toEqual(expected);
  const clean = reportOf(await run(organization, smallPolicy()));
  expect(reportOf(result).accounts).toEqual(clean.accounts);
  expect(reportOf(result).organization.findings).toEqual(clean.organization.findings);
});

it('a throttled reading is tried again', async () => {
  const faults = [{ operation: lists, error: 'TooManyRequestsException' as const, times: 2 }];
  expect(namesIn(await run(withFaults(organization, faults), smallPolicy()))).toEqual(names);
});

it('a run over a new account alone reads no names', async () => {
  const newcomer = account('200000000011', { parent: 'ou-sm4l-workprod' });
  delete newcomer.joinedAt;
  const result = await run({ ...organization, later: [{ after: '1h', createAccount: newcomer }] }, smallPolicy());
  expect(reportOf(result, 1).run.trigger).toBe('onboarding');
  expect(namesIn(result, 1)).toBeUndefined();
  expect(result.calls.filter(({ operation }) => operation === 'ListRoots')).toHaveLength(1);
});
