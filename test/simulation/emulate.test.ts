import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Emulator, RealClock, SimulatedOrganization, emulate } from '@rootward/local-cloud';
import { account, managementId, organizationOf } from './small-organization';

const target = '200000000011';
const members = [
  account(target, {
    contacts: {},
    root: { accessKeys: [{ id: `AKIA${'A'.repeat(16)}`, status: 'Inactive', createdAt: '2020-05-05T09:00:00Z' }] },
  }),
  ...Array.from({ length: 8 }, (_, index) => account(`20000000002${index}`)),
];

describe('the AWS SDK in a process of its own, pointed at emulate', () => {
  const organization = new SimulatedOrganization(organizationOf(members));
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await emulate({ organization, clock: new RealClock(), port: 0 });
  });
  afterAll(() => emulator.close());

  it('lists accounts, reads and puts contacts, assumes root and lists keys', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'plain-sdk-client.mjs'), target], {
      env: {
        AWS_ENDPOINT_URL: emulator.url,
        AWS_ACCESS_KEY_ID: 'anybody',
        AWS_SECRET_ACCESS_KEY: 'anything',
        AWS_REGION: 'us-east-1',
      },
    });
    expect(JSON.parse(stdout)).toEqual({
      caller: `arn:aws:iam::${managementId}:user/administrator`,
      accounts: [organization.account(managementId), ...members].map((member) => ({
        Id: member?.id,
        Name: member?.name,
        State: 'ACTIVE',
        Paths: [`o-smallsmall/r-sm4l/${String(member?.id)}/`],
      })),
      missing: 'ResourceNotFoundException',
      written: {
        AlternateContactType: 'SECURITY',
        Name: 'Plain Client',
        Title: 'SDK',
        EmailAddress: 'plain@harbor.example',
        PhoneNumber: '+1 555 010 0199',
      },
      keys: [{ AccessKeyId: `AKIA${'A'.repeat(16)}`, Status: 'Inactive' }],
    });
    expect(organization.account(target)?.contact('SECURITY')).toEqual({
      name: 'Plain Client',
      title: 'SDK',
      email: 'plain@harbor.example',
      phone: '+1 555 010 0199',
    });
  });
});
