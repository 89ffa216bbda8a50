import { Annotations, App } from 'aws-cdk-lib';
import { bundle } from './infra/bundle';
import { deploymentInput } from './infra/deployment-input';
import { refuseExamplePolicy } from './infra/example-guard';
import { featureFlags } from './infra/feature-flags';
import { PolicyMistakes } from './infra/policy-input';
import { RootwardStack } from './infra/rootward-stack';

// Entry of the CDK command line. Exits with 2 after one line for each mistake in the policy or the context.
try {
  // Nobody is told who deploys it: the template has no AWS::CDK::Metadata.
  const app = new App({ context: featureFlags, analyticsReporting: false });
  const { policy, mailFrom, region, example } = deploymentInput((key) => app.node.tryGetContext(key), process.cwd());
  const stack = new RootwardStack(app, 'Rootward', { env: { region }, policy, bundles: bundle(), mailFrom });
  if (example) {
    refuseExamplePolicy(stack);
    Annotations.of(stack).addWarningV2(
      'rootward:example-policy',
      'No ./rootward.yaml and no -c policy=<file>: this is the example policy, which cannot be deployed as it is.',
    );
  } else
    for (const { path, why } of policy.remarks)
      Annotations.of(stack).addWarningV2('rootward:policy', `${policy.file}: ${path}: ${why}`);
  app.synth();
} catch (error: unknown) {
  if (!(error instanceof PolicyMistakes)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
