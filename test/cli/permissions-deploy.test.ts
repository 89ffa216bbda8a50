import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { OrganizationFile } from '@rootward/local-cloud';
import { synthesizeFixture } from '../infra/fixtures/stack';
import { temporaryFolder } from '../temporary-folder';
import { serveTo } from './callers';
import { creekNow, printedFor } from './least-permissions';

const creek = creekNow();
const management = creek.organization.managementAccountId;

/** Every role that the assembly tells the CDK command line to assume, in the management account. */
function rolesOfAssembly(region: string): readonly string[] {
  const outdir = temporaryFolder();
  const { assetManifest } = synthesizeFixture({ outdir, region });
  const manifest: unknown = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
  const text = JSON.stringify([manifest, assetManifest]);
  const assumed = [...text.matchAll(/"(?:assumeRoleArn|lookupRole":\{"arn)":"([^"]+)"/g)].map(([, arn = '']) => arn);
  const arns = assumed.map((arn) =>
    arn.replaceAll('${AWS::AccountId}', management).replaceAll('${AWS::Partition}', 'aws'),
  );
  return [...new Set(arns)].toSorted();
}

const nameOf = (arn: string): string => arn.split('/').at(-1) ?? '';
const executionRole = `cdk-hnb659fds-cfn-exec-role-${management}-us-east-1`;

const bootstrapped: OrganizationFile = {
  ...creek,
  accounts: creek.accounts.map((account) => ({
    ...account,
    roles:
      account.id === management
        ? [...rolesOfAssembly('us-east-1').map(nameOf), executionRole].map((name) => ({ name, trusts: [management] }))
        : [],
  })),
};

it.each(['us-east-1', 'eu-central-1'])('deploy is allowed exactly the roles of the assembly in %s', async (region) => {
  const words = ['deploy', '--region', region];
  const { Statement } = await printedFor({ organization: bootstrapped, from: management }, ...words);
  expect(Statement.map(({ Action }) => Action)).toEqual([['sts:AssumeRole']]);
  expect(Statement.flatMap(({ Resource }) => Resource).toSorted()).toEqual(rolesOfAssembly(region));
});

/** What AWS answers to whoever assumes the role: `done`, or the name of the error. */
const assume = (endpoint: string, profile: string, role: string): Promise<string> =>
  new STSClient({ endpoint, profile, region: 'us-east-1', maxAttempts: 1 })
    .send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'somebody' }))
    .then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    );

it('with exactly what is printed these roles can be assumed and no other, and without it none', async () => {
  const policy = await printedFor({ organization: bootstrapped, from: management }, 'deploy');
  const nothing = { ...policy, Statement: [{ ...policy.Statement[0], Action: ['sts:GetCallerIdentity'] }] };
  const served = await serveTo(bootstrapped, [
    { name: 'exactly', account: management, policies: [policy] },
    { name: 'without', account: management, policies: [nothing] },
  ]);
  try {
    for (const role of rolesOfAssembly('us-east-1')) {
      expect(await assume(served.url, 'exactly', role)).toBe('done');
      expect(await assume(served.url, 'without', role)).toBe('AccessDenied');
    }
    expect(await assume(served.url, 'exactly', `arn:aws:iam::${management}:role/${executionRole}`)).toBe(
      'AccessDenied',
    );
    expect([served.deniedTo('exactly'), served.deniedTo('without')]).toEqual([['sts:AssumeRole'], ['sts:AssumeRole']]);
  } finally {
    await served.close();
  }
});
