import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Need } from '../../service';

/**
 * The account is another kind of resource when it is asked for by its id, and then belongs to the management account
 * even if the delegated administrator asks.
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
