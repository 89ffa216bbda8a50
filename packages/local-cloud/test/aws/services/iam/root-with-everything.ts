import type { RootFile } from '../../../../src/aws/organization-file';
import { member, type Overrides } from '../../organization/organization-builder';

export const virtual = `arn:aws:iam::${member}:mfa/root-account-mfa-device`;
/** A password, two keys, two MFA devices and a certificate. */
export const root: RootFile = {
  password: { createdAt: '2019-03-01T00:00:00Z', lastUsedAt: '2026-10-30T09:00:00Z' },
  accessKeys: [
    {
      id: 'AKIAEXAMPLEEXAMPLE22',
      status: 'Active',
      createdAt: '2017-05-05T00:00:00Z',
      lastUsedAt: '2026-11-01T03:15:00Z',
      lastUsedService: 's3',
      lastUsedRegion: 'eu-west-1',
    },
    { id: 'AKIAEXAMPLEEXAMPLE33', status: 'Inactive', createdAt: '2018-05-05T00:00:00Z' },
  ],
  mfaDevices: [{ serial: virtual, enabledAt: '2020-02-02T00:00:00Z' }, { serial: 'GAHT12345678' }],
  signingCertificates: [{ id: 'CERTIFICATECERTIFICATE12', status: 'Inactive', createdAt: '2014-01-01T00:00:00Z' }],
};
export const everything: Overrides = { member: { root, joinedAt: '2016-01-01T00:00:00Z' } };
