import { stringify } from 'csv-stringify/sync';
import type { AccessKeyFile, UserFile } from '../../organization-file';
import { beforeEverything } from '../../organization/defaults';
import type { SimulatedAccount } from '../../organization/simulated-account';

/** Like `2026-11-02T06:00:00+00:00`. */
const reportTime = (time: string | Date): string => `${new Date(time).toISOString().slice(0, 19)}+00:00`;

const keyColumns = (number: 1 | 2, key: AccessKeyFile | undefined): Readonly<Record<string, string>> => {
  // An inactive key counts as none, but its last use is still told.
  const active = key?.status === 'Active' ? key : undefined;
  return {
    [`access_key_${number}_active`]: String(active !== undefined),
    [`access_key_${number}_last_rotated`]: active ? reportTime(active.createdAt) : 'N/A',
    [`access_key_${number}_last_used_date`]: key?.lastUsedAt ? reportTime(key.lastUsedAt) : 'N/A',
    [`access_key_${number}_last_used_region`]: key?.lastUsedRegion ?? 'N/A',
    [`access_key_${number}_last_used_service`]: key?.lastUsedService ?? 'N/A',
  };
};

/**
 * The credential report of an account, as CSV: the root user, then the IAM users, who have neither password nor keys.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html; AWS really sends
 * booleans in
 * lower case.
 */
export function credentialReport({ id, root, joinedAt, users }: SimulatedAccount): string {
  const { password, accessKeys, mfaDevices, signingCertificates } = root;
  const certificates = [0, 1].map((index) => {
    const active = signingCertificates[index]?.status === 'Active' ? signingCertificates[index] : undefined;
    return {
      [`cert_${index + 1}_active`]: String(active !== undefined),
      [`cert_${index + 1}_last_rotated`]: active ? reportTime(active.createdAt ?? beforeEverything) : 'N/A',
    };
  });
  const created = joinedAt ?? beforeEverything;
  const row: Readonly<Record<string, string>> = {
    user: '<root_account>',
    arn: `arn:aws:iam::${id}:root`,
    user_creation_time: reportTime(created),
    password_enabled: String(password !== undefined),
    password_last_used: password ? (password.lastUsedAt ? reportTime(password.lastUsedAt) : 'no_information') : 'N/A',
    password_last_changed: password ? reportTime(password.createdAt ?? created) : 'N/A',
    password_next_rotation: 'not_supported',
    mfa_active: String(mfaDevices.length > 0),
    ...keyColumns(1, accessKeys[0]),
    ...keyColumns(2, accessKeys[1]),
    ...certificates[0],
    ...certificates[1],
    additional_credentials_info: 'N/A',
  };
  const user = ({ name, path = '/' }: UserFile): typeof row => ({
    ...Object.fromEntries(Object.keys(row).map((column) => [column, column.endsWith('_active') ? 'false' : 'N/A'])),
    user: name,
    arn: `arn:aws:iam::${id}:user${path}${name}`,
    user_creation_time: reportTime(created),
    password_enabled: 'false',
  });
  return stringify([row, ...users.map(user)], { header: true });
}
