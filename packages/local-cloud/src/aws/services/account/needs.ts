import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Need } from '../../service';

/**
 * The permissions of an Account Management call. With an AccountId, the resource is an account of the organization, and
 * belongs to the management account even when the delegated administrator calls.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html
 */
export function accountNeeds(organization: SimulatedOrganization, { operation, input, caller }: Call): readonly Need[] {
  const { AccountId: asked, AlternateContactType: type } = input;
  const contact = typeof type === 'string' ? { 'account:alternatecontacttypes': [type] } : undefined;
  const action = `account:${operation}`;
  if (typeof asked !== 'string')
    return [{ action, resource: `arn:aws:account::${caller.account}:account`, context: { ...contact } }];
  const account = organization.account(asked);
  const tags = Object.entries(account?.tags ?? {}).map(([key, value]) => [
    `account:accountresourceorgtags/${key.toLowerCase()}`,
    value,
  ]);
  return [
    {
      action,
      resource: `arn:aws:account::${organization.managementAccountId}:account/${organization.id}/${asked}`,
      context: {
        ...contact,
        ...(Object.fromEntries(tags) as Record<string, string>),
        ...(account && {
          'account:accountresourceorgpaths': [`${[organization.id, ...organization.pathOf(account)].join('/')}/`],
        }),
      },
    },
  ];
}
