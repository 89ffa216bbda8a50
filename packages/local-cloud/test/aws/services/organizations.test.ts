import { organizationsService } from '../../../src/aws/services/organizations';
import { delegate, management, member, neighbour, organization } from '../organization/organization-builder';
import { perform, roleIn } from './perform';
import { arn, asked, filter, prod, scp, service, summary, workloads } from './organizations/asked';

test('accounts are listed with their state, their path and how they joined', () => {
  expect(asked('ListAccounts')).toEqual({
    Accounts: [
      expect.objectContaining({ Id: management, Paths: [`o-exampleorg1/r-root/${management}/`] }) as object,
      {
        Id: delegate,
        Arn: arn(`account/o-exampleorg1/${delegate}`),
        Email: 'aws+security@one.example',
        Name: 'security',
        Status: 'ACTIVE',
        State: 'ACTIVE',
        Paths: [`o-exampleorg1/r-root/${delegate}/`],
        JoinedMethod: 'CREATED',
        JoinedTimestamp: new Date('2024-01-02T03:04:05Z'),
      },
      expect.objectContaining({
        Id: member,
        Paths: [`o-exampleorg1/r-root/ou-root-workload/ou-root-prodprod/${member}/`],
      }) as object,
      expect.objectContaining({ Id: neighbour, JoinedMethod: 'INVITED' }) as object,
    ],
    NextToken: undefined,
  });
});

test.each([
  ['PENDING_ACTIVATION', 'SUSPENDED'],
  ['ACTIVE', 'ACTIVE'],
  ['SUSPENDED', 'SUSPENDED'],
  ['PENDING_CLOSURE', 'PENDING_CLOSURE'],
  ['CLOSED', 'SUSPENDED'],
] as const)('an account in state %s has the old status %s', (state, status) => {
  const organizations = service({ member: { state } });
  const input = { AccountId: member };
  expect(perform(organizations, 'DescribeAccount', { caller: roleIn(delegate), input })).toEqual({
    Account: expect.objectContaining({ Id: member, State: state, Status: status }) as object,
  });
});

test('a list comes in pages of twenty at most, and each account is on one of them', () => {
  const many = Array.from({ length: 45 }, (_, index) => ({
    id: String(500000000000 + index),
    name: `a${index}`,
    email: `a${index}@one.example`,
  }));
  const organizations = organizationsService(
    organization({ file: { accounts: [{ id: management, name: 'management', email: 'm@one.example' }, ...many] } }),
  );
  const pages: string[][] = [];
  let NextToken: string | undefined;
  do {
    const page = perform(organizations, 'ListAccounts', { caller: roleIn(management), input: { NextToken } }) as {
      Accounts: { Id: string }[];
      NextToken?: string;
    };
    pages.push(page.Accounts.map(({ Id }) => Id));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(pages.map((ids) => ids.length)).toEqual([20, 20, 6]);
  expect(pages.flat()).toEqual([management, ...many.map(({ id }) => id)]);
});

test.each([
  ['more than AWS gives', { MaxResults: 21 }, 'MAX_VALUE_EXCEEDED'],
  ['fewer than one', { MaxResults: 0 }, 'MIN_VALUE_EXCEEDED'],
  ['after a token that was never given', { NextToken: 'next' }, 'INVALID_NEXT_TOKEN'],
])('asking for %s is refused', (_, input, reason) => {
  expect(() => asked('ListAccounts', input)).toThrow(
    expect.objectContaining({ code: 'InvalidInputException', details: { Reason: reason } }) as Error,
  );
});

test('without all features there are no policy types and no trusted access', () => {
  const organizations = service({ organization: { featureSet: 'CONSOLIDATED_BILLING' } });
  const by = { caller: roleIn(management) };
  expect(perform(organizations, 'ListRoots', by)).toEqual({
    Roots: [expect.objectContaining({ PolicyTypes: [] }) as object],
  });
  expect(perform(organizations, 'ListAWSServiceAccessForOrganization', by)).toEqual({ EnabledServicePrincipals: [] });
});

test('FullAWSAccess is attached wherever no policy of the file allows anything', () => {
  const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
  const organizations = service({ file: { policies: [{ ...scp, targets: ['ou-root-prodprod'], content: allow }] } });
  const ask = (operation: string, input: object): unknown =>
    perform(organizations, operation, { caller: roleIn(management), input: { ...input } });
  expect(ask('ListPoliciesForTarget', { TargetId: prod, ...filter })).toEqual({ Policies: [summary] });
  const { Targets } = ask('ListTargetsForPolicy', { PolicyId: 'p-FullAWSAccess' }) as {
    Targets: { TargetId: string }[];
  };
  expect(Targets.map(({ TargetId }) => TargetId)).toEqual([
    'r-root',
    workloads,
    management,
    delegate,
    member,
    neighbour,
  ]);
  expect(ask('DescribePolicy', { PolicyId: 'p-FullAWSAccess' })).toMatchObject({
    Policy: { Content: expect.stringContaining('"Allow"') as string },
  });
});

test.each([
  [management, 'INVITED'],
  [member, 'CREATED'],
  [neighbour, 'INVITED'],
])('account %s counts as %s', (AccountId, JoinedMethod) => {
  expect(asked('DescribeAccount', { AccountId })).toMatchObject({ Account: { JoinedMethod } });
});
