import type { Deployment } from './deployment';
import type { Place } from './place';
import { readAssets, type Assembly } from './read-assets';
import { readFunctions } from './read-functions';
import { checkTypes } from './read-resources';
import { readRoles } from './read-roles';
import { readRules } from './read-rules';
import { readSchedules } from './read-schedules';
import { readStateMachines } from './read-state-machines';
import { readBuckets, readTables } from './read-storage';
import { resourceKinds } from './resource-kinds';
import { Resolver } from './resolver';
import { parseTemplate } from './template';

export interface LoadOptions extends Omit<Place, 'partition'> {
  /** @default 'aws' */
  readonly partition?: string;
  /** Where the bundles are. Without it, only bundles in the template's metadata are found. */
  readonly assembly?: Assembly;
}

/**
 * Reads a synthesized CloudFormation template as if it were deployed: with physical names, resolved tokens and parsed
 * policies. A resource that cannot be simulated is refused by name.
 *
 * @throws TemplateError; PermissionError for a malformed policy
 */
export function loadTemplate(input: unknown, options: LoadOptions): Deployment {
  const { account, region, partition = 'aws', stackName, assembly } = options;
  const template = parseTemplate(input);
  checkTypes(template);
  const place = { account, region, partition, stackName };
  const resolver = new Resolver(template, place);
  const assets = readAssets(assembly, place);
  return {
    functions: readFunctions(template, resolver, assets, assembly?.directory),
    stateMachines: readStateMachines(template, resolver),
    roles: readRoles(template, resolver),
    buckets: readBuckets(template, resolver),
    tables: readTables(template, resolver),
    rules: readRules(template, resolver),
    schedules: readSchedules(template, resolver),
    assets,
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, { Value }]) => [name, resolver.text(Value, `output ${name}`)]),
    ),
    withoutLocalMeaning: Object.entries(template.Resources)
      .filter(([, { Type }]) => resourceKinds[Type]?.withoutLocalMeaning)
      .map(([logicalId, { Type }]) => ({ logicalId, type: Type })),
  };
}
