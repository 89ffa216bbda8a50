import type { Emulator, OrganizationFile } from '@rootward/local-cloud';
import { creek } from '../../cli/support';
import { lookAt, serve } from './looking';

const [management, labs] = ['100000000001', '300000000003'] as const;
const { now: _then, ...file } = creek;

/** A root session may list the keys of labs, and not read its summary. */
const withRoles = (roles: readonly object[]): OrganizationFile => {
  const deny = { Effect: 'Deny', Action: 'iam:GetAccountSummary', Resource: '*' };
  const onRoot = { ...deny, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } };
  const content = { Version: '2012-10-17', Statement: [onRoot] };
  const policies = [{ id: 'p-nosummary1', name: 'NoSummary', targets: [labs], content }];
  const accounts = file.accounts.map((account) => (account.id === labs ? { ...account, roles } : account));
  return { ...file, policies, accounts } as unknown as OrganizationFile;
};

let emulator: Emulator;
afterEach(() => emulator.close());

test.each([
  ['there is no such role', [], 'unknown'],
  ['the role is there', [{ name: 'Audit', trusts: [management] }], 'not-applicable'],
])('what a root session could read stands where %s', async (_name, roles, mfa) => {
  emulator = await serve(withRoles(roles));
  const { report } = await lookAt({ url: emulator.url, from: management, role: 'Audit' });
  const findings = report.accounts.find(({ id }) => id === labs)?.findings ?? [];
  const of = (wanted: string) => findings.find(({ rule }) => rule === wanted);
  // The id of a key is what only a root session reads.
  expect(of('root-access-key')).toMatchObject({ verdict: 'violation', reason: 'unused' });
  expect(JSON.stringify(of('root-access-key'))).toContain('…EEK2');
  expect(of('root-mfa')?.verdict).toBe(mfa);
});
