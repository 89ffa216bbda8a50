import { CfnParameter, CfnRule, Fn, type Stack } from 'aws-cdk-lib';

/**
 * Makes CloudFormation refuse a template made from the example policy, because it would replace the real approvers by
 * the example's. Synthesis still works, so that a fresh clone can be inspected.
 */
export function refuseExamplePolicy(stack: Stack): void {
  const answer = new CfnParameter(stack, 'DeployExamplePolicy', {
    description:
      'The template was made from rootward.example.yaml. Make rootward.yaml with rootward init, or answer yes to deploy it as it is.',
    allowedValues: ['no', 'yes'],
    default: 'no',
  });
  new CfnRule(stack, 'OwnPolicy', {
    assertions: [
      {
        assert: Fn.conditionEquals(answer.valueAsString, 'yes'),
        assertDescription:
          'This is the example policy: make rootward.yaml with rootward init, or copy rootward.example.yaml and make it yours',
      },
    ],
  });
}
