import { argumentNames, parseResource } from '../tasks/resource';
import type { Report } from './parse-workflow';
import type { Place } from './walk';
import type { ChoiceState, MapState, TaskState } from './workflow';

const readerResource = /^arn:aws[\w-]*:states:::s3:getObject$/;
const writerResource = /^arn:aws[\w-]*:states:::s3:putObject$/;

const checkTask = (state: TaskState, place: Place, report: (problem: string) => void): void => {
  const resource = parseResource(state.Resource);
  if (!resource) {
    report(`the resource '${state.Resource}' is not supported`);
    return;
  }
  if (resource.kind === 'function') return;
  if (resource.pattern !== 'response' && place.type === 'EXPRESS')
    report(`the resource '${state.Resource}' cannot be used in EXPRESS executions, which do not wait`);
  if (typeof state.Arguments !== 'object') return;
  for (const key of Object.keys(state.Arguments))
    if (!argumentNames[resource.kind].includes(key)) report(`the argument '${key}' is not supported`);
};

/** AWS does not document whose Output or Assign applies when the state has one and a rule has none. That is refused. */
const checkChoice = (state: ChoiceState, report: (problem: string) => void): void => {
  for (const field of ['Output', 'Assign'] as const)
    if (state[field] !== undefined && state.Choices.some((choice) => choice[field] === undefined))
      report(`${field} of the state must also stand in every rule`);
};

const distributedOnly = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'] as const;

const checkMap = (state: MapState, place: Place, report: (problem: string) => void): void => {
  if (state.ItemProcessor.mode === 'INLINE') {
    for (const field of distributedOnly)
      if (state[field] !== undefined) report(`${field} can only be used in DISTRIBUTED mode`);
    return;
  }
  if (place.type === 'EXPRESS') report('a Distributed Map cannot be used in EXPRESS executions');
  if (state.ItemReader && state.Items !== undefined) report('expected either Items or ItemReader');
  const { Resource: reader } = state.ItemReader ?? {};
  if (reader !== undefined && !readerResource.test(reader)) report(`the reader '${reader}' is not supported`);
  const { Resource: writer } = state.ResultWriter ?? {};
  if (writer !== undefined && !writerResource.test(writer)) report(`the writer '${writer}' is not supported`);
};

/**
 * Reports features of tasks, choices and maps that are not simulated, or that their type of execution does not have.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
 */
export const checkModes = (all: readonly Place[], report: Report): void => {
  const labels = new Set<string>();
  for (const place of all)
    for (const [name, state] of place.workflow.states) {
      const say = (problem: string): void => report(problem, name);
      if (state.Type === 'Task') checkTask(state, place, say);
      if (state.Type === 'Choice') checkChoice(state, say);
      if (state.Type !== 'Map') continue;
      checkMap(state, place, say);
      if (state.Label === undefined) continue;
      if (labels.has(state.Label)) say(`the label '${state.Label}' is used twice in the machine`);
      labels.add(state.Label);
    }
};
