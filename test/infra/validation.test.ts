import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle } from '../../lib/infra/bundle';
import { refuseExamplePolicy } from '../../lib/infra/example-guard';
import { readPolicyInput } from '../../lib/infra/policy-input';
import { RootwardStack } from '../../lib/infra/rootward-stack';
import { temporaryFolder } from '../temporary-folder';
import { bundleFixture, examplePolicyFile, synthesizeFixture } from './fixtures/stack';
import { statementsOf } from './fixtures/statements';

const { context } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'cdk.json'), 'utf8')) as {
  readonly context: Record<string, unknown>;
};
const newApp = (): App =>
  new App({ outdir: temporaryFolder(), context: { ...context, '@aws-cdk/core:validationReportPrettyPrint': false } });

// test/setup.mjs turns the validator off for all other files, because it takes two seconds to start.
beforeAll(() => {
  process.env['CDK_VALIDATION'] = 'true';
});
afterAll(() => {
  process.env['CDK_VALIDATION'] = 'false';
});

const bucket = '<StorageBucket5CB7C8EA.Arn>';
const anyRun = 'run ids are not known when the template is made; a stage works on every run, one at a time';
const anyAccount = 'the stage is about every account and unit of the organization, whose id the template does not know';

const anyCase = 'executions are named after account, rule and generation, which the template does not know';
const caseExecutions = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:Rootward-Case:*';

/** The parents whose children have names, and that accounts have above them. */
const units = {
  'arn:<AWS::Partition>:organizations::<AWS::AccountId>:root/o-*/*': anyAccount,
  'arn:<AWS::Partition>:organizations::<AWS::AccountId>:ou/o-*/*': anyAccount,
};

/** Wildcards in resources, by role, with the reason. */
const wildcards: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prepare: {
    ...units,
    '*': 'Organizations and IAM have no resource types for the actions that describe an organization',
    'arn:<AWS::Partition>:organizations::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:Rootward-Run:*': anyRun,
    [`${bucket}/policies/*`]: 'policies are stored by their digest',
    [`${bucket}/runs/*/items.json`]: anyRun,
    [`${bucket}/runs/*/manifest.json`]: anyRun,
  },
  inspect: {
    '*': 'IAM has no resource types for the actions that summarize the own account',
    'arn:<AWS::Partition>:organizations::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:account::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:iam::*:root': anyAccount,
    [`${bucket}/runs/*/manifest.json`]: anyRun,
    [`${bucket}/snapshots/*/read/*`]: anyRun,
    [`${bucket}/snapshots/*/inspections/*`]: anyRun,
  },
  plan: {
    [`${bucket}/runs/*/manifest.json`]: anyRun,
    [`${bucket}/snapshots/*/inspections/*`]: anyRun,
    [`${bucket}/runs/*/plan.json`]: anyRun,
    [`${bucket}/snapshots/*/case-changes.json`]: anyRun,
    [`${bucket}/snapshots/*/contact-changes.json`]: anyRun,
    [`${bucket}/runs/*/fixes.json`]: anyRun,
  },
  fix: {
    ...units,
    'arn:<AWS::Partition>:organizations::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:account::<AWS::AccountId>:account/o-*/*': anyAccount,
    [`${bucket}/runs/*/manifest.json`]: anyRun,
    [`${bucket}/runs/*/fixed/*`]: anyRun,
    [`${bucket}/ledger/*`]: anyRun,
  },
  conclude: {
    [`${bucket}/runs/*/manifest.json`]: anyRun,
    [`${bucket}/runs/*/plan.json`]: anyRun,
    [`${bucket}/snapshots/*/case-changes.json`]: anyRun,
    [`${bucket}/snapshots/*/contact-changes.json`]: anyRun,
    [`${bucket}/snapshots/*/contact-changes.*`]: anyRun,
    [`${bucket}/runs/*/fixed/*`]: anyRun,
    [`${bucket}/runs/*/report.*`]: anyRun,
    [caseExecutions]: anyCase,
  },
  redeem: { [caseExecutions]: anyCase },
  act: {
    ...units,
    '*': 'Organizations has no resource type for the action that describes the organization',
    'arn:<AWS::Partition>:organizations::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:iam::*:root': anyAccount,
  },
  verify: {
    ...units,
    '*': 'IAM and Organizations have no resource types for the actions that describe the own account and organization',
    'arn:<AWS::Partition>:organizations::<AWS::AccountId>:account/o-*/*': anyAccount,
    'arn:<AWS::Partition>:iam::*:root': anyAccount,
  },
  tell: { [caseExecutions]: anyCase },
  sweep: { [caseExecutions]: anyCase },
  Case: { '*': 'log delivery and X-Ray have no resource types' },
  Run: {
    '*': 'log delivery and X-Ray have no resource types',
    'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:Rootward-Run:*':
      'Step Functions names the children',
    'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:Rootward-Run/*:*':
      'Step Functions names the children',
    [`${bucket}/map-results/*`]: 'Step Functions names the results',
    [`${bucket}/runs/*/items.json`]: anyRun,
    [`${bucket}/runs/*/fixes.json`]: anyRun,
  },
};

const newStack = (app: App): RootwardStack => {
  const stack = new RootwardStack(app, 'Rootward', {
    env: { region: 'us-east-1' },
    policy: readPolicyInput(examplePolicyFile),
    bundles: bundle(bundleFixture()),
    mailFrom: 'rootward@example.com',
  });
  refuseExamplePolicy(stack);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return stack;
};

test('CloudFormation’s validator and AwsSolutions find nothing but wildcards that have a reason', () => {
  const app = newApp();
  const stack = newStack(app);
  Validations.of(stack.node.findChild('Storage')).acknowledge({
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'who reads the bucket is for the organization’s trail with data events; access logs are a bucket more to protect',
  });
  for (const [name, reasons] of Object.entries(wildcards)) {
    const acknowledged = Object.entries(reasons).map(([resource, reason]) => ({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
    }));
    Validations.of(stack.node.findChild(name)).acknowledge(...acknowledged);
  }
  expect(() => app.synth()).not.toThrow();
});

test('no wildcard has a reason that is needed no more', () => {
  const needed: Record<string, Set<string>> = {};
  for (const { role, resources } of statementsOf(synthesizeFixture().template)) {
    const wild = resources
      .filter((resource) => resource.includes('*'))
      .map((resource) => resource.replace('arn:aws:', 'arn:<AWS::Partition>:'));
    // The ARN of a log group ends with `:*`, which means its own streams.
    for (const resource of wild.filter((each) => !each.endsWith('Logs.Arn>:*')))
      (needed[role.replace('Rootward-', '')] ??= new Set()).add(resource);
  }
  const listed = Object.fromEntries(
    Object.entries(wildcards).map(([role, reasons]) => [role, Object.keys(reasons).toSorted()]),
  );
  expect(Object.fromEntries(Object.entries(needed).map(([role, found]) => [role, [...found].toSorted()]))).toEqual(
    listed,
  );
});

test('AwsSolutions is really on', () => {
  const app = newApp();
  newStack(app);
  expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:iam::\*:root\]/);
});

test('CloudFormation’s validator is really on', () => {
  const app = newApp();
  new CfnResource(new Stack(app, 'S'), 'F', { type: 'AWS::Lambda::Function', properties: { Foo: 1 } });
  expect(() => app.synth()).toThrow(/CloudFormation-Validate::F3002/);
});
