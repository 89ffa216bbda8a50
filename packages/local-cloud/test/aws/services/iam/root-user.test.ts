import { iamService } from '../../../../src/aws/services/iam';
import { member, organization } from '../../organization/organization-builder';
import { audit, clock, service, start } from './iam-at-one-time';
import { everything, root, virtual } from './root-with-everything';
import { failureOf, perform, rootSession } from '../perform';

const remove = rootSession(member, 'IAMDeleteRootUserCredentials');

test.each<[string, object, unknown]>([
  [
    'GetAccountSummary',
    {},
    {
      SummaryMap: expect.objectContaining({
        AccountAccessKeysPresent: 2,
        AccountMFAEnabled: 1,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 1,
        MFADevices: 2,
        Users: 0,
      }) as object,
    },
  ],
  [
    'ListAccessKeys',
    {},
    {
      AccessKeyMetadata: [
        { AccessKeyId: 'AKIAEXAMPLEEXAMPLE22', Status: 'Active', CreateDate: new Date('2017-05-05T00:00:00Z') },
        { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33', Status: 'Inactive', CreateDate: new Date('2018-05-05T00:00:00Z') },
      ],
      IsTruncated: false,
    },
  ],
  [
    'GetAccessKeyLastUsed',
    { AccessKeyId: 'AKIAEXAMPLEEXAMPLE22' },
    {
      AccessKeyLastUsed: { LastUsedDate: new Date('2026-11-01T03:15:00Z'), ServiceName: 's3', Region: 'eu-west-1' },
    },
  ],
  [
    'GetAccessKeyLastUsed',
    { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33' },
    { AccessKeyLastUsed: { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' } },
  ],
  [
    'ListMFADevices',
    {},
    {
      MFADevices: [
        { SerialNumber: virtual, EnableDate: new Date('2020-02-02T00:00:00Z') },
        { SerialNumber: 'GAHT12345678', EnableDate: new Date('2015-01-01T00:00:00Z') },
      ],
      IsTruncated: false,
    },
  ],
  [
    'ListSigningCertificates',
    {},
    {
      Certificates: [
        {
          CertificateId: 'CERTIFICATECERTIFICATE12',
          CertificateBody: expect.stringContaining('BEGIN CERTIFICATE') as string,
          Status: 'Inactive',
          UploadDate: new Date('2014-01-01T00:00:00Z'),
        },
      ],
      IsTruncated: false,
    },
  ],
  [
    'GetUser',
    {},
    {
      User: {
        UserId: member,
        Arn: `arn:aws:iam::${member}:root`,
        CreateDate: new Date('2016-01-01T00:00:00Z'),
        PasswordLastUsed: new Date('2026-10-30T09:00:00Z'),
      },
    },
  ],
  [
    'GetLoginProfile',
    {},
    { LoginProfile: { CreateDate: new Date('2019-03-01T00:00:00Z'), PasswordResetRequired: false } },
  ],
])('a root session reads with %s %j', (operation, input, expected) => {
  expect(perform(service(everything), operation, { caller: audit, input: { ...input } })).toEqual(expected);
});

test('a root user without anything has empty lists and no login profile', () => {
  const iam = service();
  expect(perform(iam, 'ListAccessKeys', { caller: audit })).toEqual({ AccessKeyMetadata: [], IsTruncated: false });
  expect(perform(iam, 'GetAccountSummary', { caller: audit })).toEqual({
    SummaryMap: expect.objectContaining({
      AccountAccessKeysPresent: 0,
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 0,
      AccountSigningCertificatesPresent: 0,
    }) as object,
  });
  expect(failureOf(iam, 'GetLoginProfile', { caller: audit })).toEqual({
    code: 'NoSuchEntityException',
    message: `Login Profile for User ${member} cannot be found.`,
  });
});

test.each([
  ['DeleteAccessKey', { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33' }, { accessKeys: root.accessKeys?.slice(0, 1) }],
  ['DeleteSigningCertificate', { CertificateId: 'CERTIFICATECERTIFICATE12' }, { signingCertificates: [] }],
  ['DeactivateMFADevice', { SerialNumber: virtual }, { mfaDevices: root.mfaDevices?.slice(1) }],
  ['DeleteLoginProfile', {}, { password: undefined }],
])('%s takes away that and nothing else, and a second time there is nothing', (operation, input, change) => {
  const simulated = organization(everything);
  const iam = iamService(simulated, clock);
  expect(perform(iam, operation, { caller: remove, input })).toEqual({});
  expect(simulated.toFile(start).accounts[2]?.root).toEqual({ ...root, ...change });
  expect(failureOf(iam, operation, { caller: remove, input })).toEqual(
    expect.objectContaining({ code: 'NoSuchEntityException' }),
  );
});

test('a password is created without being told, and only once', () => {
  const iam = service();
  const caller = rootSession(member, 'IAMCreateRootUserPassword');
  expect(failureOf(iam, 'CreateLoginProfile', { caller, input: { Password: 'secret' } })).toEqual(
    expect.objectContaining({ code: 'ValidationError' }),
  );
  const profile = { LoginProfile: { CreateDate: new Date(start), PasswordResetRequired: false } };
  expect(perform(iam, 'CreateLoginProfile', { caller })).toEqual(profile);
  expect(perform(iam, 'GetLoginProfile', { caller })).toEqual(profile);
  expect(failureOf(iam, 'CreateLoginProfile', { caller })).toEqual(
    expect.objectContaining({ code: 'EntityAlreadyExistsException' }),
  );
});
