import { delegate, management, member, neighbour } from '../../organization/organization-builder';
import { callOf, failureOf, perform, roleIn } from '../perform';
import { arn, asked, filter, prod, scp, service, summary } from './asked';

test.each([
  ['DescribeAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
  ['ListParents', { ChildId: '999999999999' }, 'ChildNotFoundException'],
  ['ListChildren', { ParentId: 'ou-root-nowhere1', ChildType: 'ACCOUNT' }, 'ParentNotFoundException'],
  ['ListAccountsForParent', { ParentId: 'ou-root-nowhere1' }, 'ParentNotFoundException'],
  ['ListOrganizationalUnitsForParent', { ParentId: 'ou-root-nowhere1' }, 'ParentNotFoundException'],
  ['DescribeOrganizationalUnit', { OrganizationalUnitId: 'ou-root-nowhere1' }, 'OrganizationalUnitNotFoundException'],
  ['ListTagsForResource', { ResourceId: '999999999999' }, 'TargetNotFoundException'],
  ['ListPoliciesForTarget', { TargetId: '999999999999', ...filter }, 'TargetNotFoundException'],
  ['DescribePolicy', { PolicyId: 'p-nowherepol' }, 'PolicyNotFoundException'],
  ['ListTargetsForPolicy', { PolicyId: 'p-nowherepol' }, 'PolicyNotFoundException'],
  ['ListDelegatedServicesForAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
  ['ListDelegatedServicesForAccount', { AccountId: member }, 'AccountNotRegisteredException'],
])('%s of %j ends with %s', (operation, input, code) => {
  expect(failureOf(service(), operation, { caller: roleIn(management), input })).toEqual(
    expect.objectContaining({ code }),
  );
});

test('only the management account and delegated administrators may read; every account may ask what it belongs to', () => {
  const organizations = service();
  const all = Object.keys(organizations.operations);
  const anything = {
    AccountId: delegate,
    ChildId: member,
    ChildType: 'ACCOUNT',
    OrganizationalUnitId: prod,
    ParentId: 'r-root',
    PolicyId: scp.id,
    ResourceId: member,
    TargetId: member,
    ...filter,
  };
  const refused = (by: string): string[] =>
    all.filter((operation) => {
      try {
        perform(organizations, operation, { caller: roleIn(by), input: anything });
        return false;
      } catch (error: unknown) {
        return (error as Error).name === 'AccessDeniedException';
      }
    });
  expect({ management: refused(management), delegate: refused(delegate), neighbour: refused(neighbour) }).toEqual({
    management: [],
    delegate: [],
    neighbour: all.filter((operation) => operation !== 'DescribeOrganization'),
  });
  expect(failureOf(organizations, 'ListAccounts', { caller: roleIn(neighbour) })).toEqual({
    code: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
  });
});

test('an account of no organization is told so', () => {
  const message = 'Your account is not a member of an organization.';
  for (const operation of ['DescribeOrganization', 'ListAccounts'])
    expect(failureOf(service(), operation, { caller: roleIn('999999999999') })).toEqual({
      code: 'AWSOrganizationsNotInUseException',
      message,
    });
});

test.each([
  ['ListAccounts', {}, '*', management],
  ['DescribeAccount', { AccountId: member }, arn(`account/o-exampleorg1/${member}`), member],
  ['ListTagsForResource', { ResourceId: prod }, arn(`ou/o-exampleorg1/${prod}`), management],
  ['ListChildren', { ParentId: 'r-root' }, arn('root/o-exampleorg1/r-root'), management],
  ['DescribePolicy', { PolicyId: scp.id }, summary.Arn, management],
])('%s of %j needs permission on %s', (operation, input, resource, target) => {
  const organizations = service();
  const call = callOf(organizations, operation, { caller: roleIn(management), input });
  expect({ needs: organizations.needs(call), target: organizations.target(call) }).toEqual({
    needs: [expect.objectContaining({ action: `organizations:${operation}`, resource }) as object],
    target,
  });
});

test.each([
  ['ListChildren', { ParentId: 'r-root', ChildType: 'FOO' }, 'INVALID_ENUM'],
  ['ListPolicies', { Filter: 'FOO' }, 'INVALID_ENUM_POLICY_TYPE'],
  ['ListPolicies', {}, 'INPUT_REQUIRED'],
  ['DescribeAccount', { AccountId: 'abc' }, 'INVALID_PATTERN'],
  ['DescribeAccount', {}, 'INPUT_REQUIRED'],
  ['DescribeAccount', { AccountId: '1234567890123' }, 'MAX_LENGTH_EXCEEDED'],
  ['ListParents', { ChildId: 'zzz' }, 'INVALID_PATTERN'],
  ['ListParents', { ChildId: 'r-h4rb' }, 'INVALID_PATTERN'],
  ['ListPoliciesForTarget', { TargetId: 'zzz', ...filter }, 'INVALID_PATTERN_TARGET_ID'],
  ['ListDelegatedAdministrators', { ServicePrincipal: '' }, 'MIN_LENGTH_EXCEEDED'],
])('%s of %j breaks the model: %s', (operation, input, Reason) => {
  expect(() => asked(operation, input)).toThrow(
    expect.objectContaining({ code: 'InvalidInputException', details: { Reason } }) as Error,
  );
});
