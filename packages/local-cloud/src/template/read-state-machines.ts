import * as z from 'zod';
import type { StateMachineResource } from './deployment';
import { named, readResources } from './read-resources';
import type { Resolver } from './resolver';
import type { Template } from './template';
import { TemplateError } from './template-error';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html */
const Properties = z.strictObject({
  DefinitionString: z.string(),
  RoleArn: z.string(),
  StateMachineName: z.string().optional(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  LoggingConfiguration: z.unknown().optional(),
  TracingConfiguration: z.unknown().optional(),
  EncryptionConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

/**
 * Reads the state machines, with the definitions that AWS gets. @throws TemplateError naming a definition that is not
 * JSON
 */
export function readStateMachines(template: Template, resolver: Resolver): StateMachineResource[] {
  return readResources(template, resolver, ['AWS::StepFunctions::StateMachine'], Properties).map(
    ({ logicalId, properties }) => ({
      ...named(resolver, logicalId),
      type: properties.StateMachineType,
      roleArn: properties.RoleArn,
      definition: parse(logicalId, properties.DefinitionString),
    }),
  );
}

function parse(logicalId: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error: unknown) {
    throw new TemplateError(`${logicalId}: its definition is not JSON`, { cause: error });
  }
}
