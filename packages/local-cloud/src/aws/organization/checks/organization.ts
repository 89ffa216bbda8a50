import { got } from '../mistake';
import type { Check } from './context';

/** Checks that the management account and the delegated administrators are accounts of the file. */
export const checkOrganization: Check = ({ organization, accounts, accountIds }) => {
  if (!organization) return [];
  const { managementAccountId, delegatedAdministrators = {} } = organization;
  const management = accounts.find(({ item, since }) => item.id === managementAccountId && since === 0);
  const missing = accountIds.has(managementAccountId)
    ? []
    : [
        {
          path: 'organization.managementAccountId',
          message: `expected an account of this file, got ${got(managementAccountId)}`,
        },
      ];
  const inactive =
    management && (management.item.state ?? 'ACTIVE') !== 'ACTIVE'
      ? [
          {
            path: `${management.path}.state`,
            message: `expected ACTIVE for the management account, got ${got(management.item.state)}`,
          },
        ]
      : [];
  const administrators = Object.entries(delegatedAdministrators).flatMap(([principal, ids]) =>
    ids.flatMap((id, index) =>
      accountIds.has(id) && id !== managementAccountId
        ? []
        : [
            {
              path: `organization.delegatedAdministrators.${principal}[${index}]`,
              message: `expected a member account of this file, got ${got(id)}`,
            },
          ],
    ),
  );
  const misplaced =
    management?.item.environment === undefined
      ? []
      : [
          {
            path: `${management.path}.environment`,
            message: 'expected the environment of the management account beside `accounts`, got it here',
          },
        ];
  return [...missing, ...inactive, ...misplaced, ...administrators];
};
