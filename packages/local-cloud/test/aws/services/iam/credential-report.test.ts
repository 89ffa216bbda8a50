import { parse } from 'csv-parse/sync';
import { iamService } from '../../../../src/aws/services/iam';
import { member, organization } from '../../organization/organization-builder';
import { failureOf, perform, roleIn } from '../perform';
import { everything, root } from './root-with-everything';

const start = Date.parse('2026-11-02T06:00:00Z');
const clock = { time: start, now: (): number => clock.time };
beforeEach(() => (clock.time = start));

/** An inactive key that was used before. */
const [first, second] = root.accessKeys ?? [];
const used = {
  ...second,
  lastUsedAt: '2026-09-01T00:00:00Z',
  lastUsedRegion: 'us-east-1',
  lastUsedService: 'iam',
};

interface Report {
  readonly Content: Uint8Array;
  readonly GeneratedTime: Date;
}

test('the credential report comes in its own time, is kept for four hours, and shows of an inactive key its use alone', () => {
  const simulated = organization({
    ...everything,
    member: { ...everything.member, root: { ...root, accessKeys: [first, used] } } as never,
  });
  const iam = iamService(simulated, clock);
  const caller = { caller: roleIn(member) };
  const generate = (): unknown => (perform(iam, 'GenerateCredentialReport', caller) as { State: string }).State;
  const failure = (): unknown => (failureOf(iam, 'GetCredentialReport', caller) as { code: string }).code;
  expect([failure(), generate(), failure(), generate()]).toEqual([
    'CredentialReportNotPresentException',
    'STARTED',
    'CredentialReportNotReadyException',
    'INPROGRESS',
  ]);
  clock.time += 5_000;
  // The next report shows this change, but only hours later.
  simulated.account(member)?.root.deletePassword();
  expect(generate()).toBe('COMPLETE');
  const report = perform(iam, 'GetCredentialReport', caller) as Report;
  expect(report.GeneratedTime).toEqual(new Date(start + 4_000));
  expect(parse(Buffer.from(report.Content), { columns: true })).toEqual([
    {
      user: '<root_account>',
      arn: `arn:aws:iam::${member}:root`,
      user_creation_time: '2016-01-01T00:00:00+00:00',
      password_enabled: 'true',
      password_last_used: '2026-10-30T09:00:00+00:00',
      password_last_changed: '2019-03-01T00:00:00+00:00',
      password_next_rotation: 'not_supported',
      mfa_active: 'true',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2017-05-05T00:00:00+00:00',
      access_key_1_last_used_date: '2026-11-01T03:15:00+00:00',
      access_key_1_last_used_region: 'eu-west-1',
      access_key_1_last_used_service: 's3',
      access_key_2_active: 'false',
      access_key_2_last_rotated: 'N/A',
      access_key_2_last_used_date: '2026-09-01T00:00:00+00:00',
      access_key_2_last_used_region: 'us-east-1',
      access_key_2_last_used_service: 'iam',
      cert_1_active: 'false',
      cert_1_last_rotated: 'N/A',
      cert_2_active: 'false',
      cert_2_last_rotated: 'N/A',
      additional_credentials_info: 'N/A',
    },
  ]);
  clock.time = start + 4_000 + 4 * 3_600_000 - 1;
  expect(generate()).toBe('COMPLETE');
  clock.time++;
  expect([failure(), generate()]).toEqual(['CredentialReportExpiredException', 'STARTED']);
  clock.time += 4_000;
  const [row] = parse(Buffer.from((perform(iam, 'GetCredentialReport', caller) as Report).Content), {
    columns: true,
  }) as {
    password_enabled: string;
    password_last_used: string;
  }[];
  expect([row?.password_enabled, row?.password_last_used]).toEqual(['false', 'N/A']);
});
