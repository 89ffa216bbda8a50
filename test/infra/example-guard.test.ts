import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { refuseExamplePolicy } from '../../lib/infra/example-guard';
import { temporaryFolder } from '../temporary-folder';

test('CloudFormation refuses the example policy unless somebody says yes', () => {
  const stack = new Stack(new App({ outdir: temporaryFolder() }));
  refuseExamplePolicy(stack);
  const template = Template.fromStack(stack);
  template.hasParameter('DeployExamplePolicy', { Default: 'no', AllowedValues: ['no', 'yes'] });
  template.templateMatches({
    Rules: {
      OwnPolicy: {
        Assertions: [
          {
            Assert: { 'Fn::Equals': [{ Ref: 'DeployExamplePolicy' }, 'yes'] },
            AssertDescription:
              'This is the example policy: make rootward.yaml with rootward init, or copy rootward.example.yaml and make it yours',
          },
        ],
      },
    },
  });
  expect(Object.keys(template.toJSON()['Rules'] as object)).toContain('OwnPolicy');
});
