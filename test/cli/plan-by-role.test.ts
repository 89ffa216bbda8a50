import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../lib/domain/runs/report';
import { serveTo, type Served } from './callers';
import { creek, folderWith, type Said } from './support';

const [management, founders, labs] = ['100000000001', '200000000002', '300000000003'] as const;

const { now: _then, ...file } = creek;
const certificate = { id: 'CERTCREEKCREEKCREEKCREEK', status: 'Active', createdAt: '2020-05-05T09:00:00Z' };

/** Central root access is off; labs has the role and root credentials of every kind, founders has no such role. */
const organization = {
  ...file,
  organization: { ...file.organization, rootFeatures: [] },
  accounts: file.accounts.map((account) =>
    account.id === labs
      ? {
          ...account,
          roles: [{ name: 'Audit', trusts: [management] }],
          root: { ...account.root, password: {}, mfaDevices: [], signingCertificates: [certificate] },
        }
      : account,
  ),
} as unknown as OrganizationFile;

let aws: Served;
let said: Said;
let report: Report;
const out = join(folderWith(), 'plan');
const findingsOf = (id: string) => report.accounts.find((account) => account.id === id)?.findings ?? [];

beforeAll(async () => {
  aws = await serveTo(organization, [{ name: 'admin', account: management }]);
  said = await aws.rootwardAs('admin', 'plan', '--role', 'Audit', '--out', out);
  report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
});
afterAll(() => aws.close());

it('reads the root user of a member with the role, where no root session can be had', () => {
  expect({ code: said.code, err: said.err }).toEqual({ code: 0, err: [] });
  const root = findingsOf(labs).filter(({ rule }) => rule.startsWith('root-'));
  expect(root.map(({ rule, verdict, reason }) => `${rule} ${verdict} ${reason}`)).toEqual([
    'root-access-key violation unused',
    'root-mfa violation absent',
    'root-password violation present',
    'root-signing-certificate violation present',
    'root-recent-use compliant never',
    'root-email-domain not-applicable no-domains',
  ]);
});

it('says what the role could not tell: no id of a key or certificate is in the report', () => {
  expect(report.lookedFrom).toMatchObject({ role: 'Audit', readByRole: [labs] });
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(
    /it does not tell their ids, whether one that is not active/,
  );
  const { accessKeys } = organization.accounts[2]?.root ?? {};
  expect(JSON.stringify(report)).not.toContain(accessKeys?.[0]?.id.slice(-4));
});

it('tells both obstacles where the role is missing too, and calls nothing compliant', () => {
  const keys = findingsOf(founders).find(({ rule }) => rule === 'root-access-key');
  expect(keys).toMatchObject({ verdict: 'unknown', reason: 'unreadable' });
  expect(keys?.message).toMatch(/root credentials are not managed centrally.*sts:AssumeRole \(Audit\) was denied/);
});

it('makes AWS generate a credential report, and changes nothing else', () => {
  expect(aws.calledBy('Audit')).toEqual(
    expect.arrayContaining(['iam:GetAccountSummary', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport']),
  );
  const all = [...aws.calledBy('admin'), ...aws.calledBy('Audit')].map((name) => name.split(':')[1] ?? '');
  expect(all.filter((name) => !/^(Get|List|Describe|AssumeR|GenerateCredentialReport)/.test(name))).toEqual([]);
});
