import type { MachineInput } from '../api';
import { parseMachineArn } from '../arns';
import { InvalidDefinition } from '../invalid-definition';
import { limits } from '../limits';
import { checkErrors } from './check-errors';
import { checkExpressions } from './check-expressions';
import { checkFlow } from './check-flow';
import { checkModes } from './check-modes';
import { parseWorkflow } from './parse-workflow';
import { places } from './walk';
import type { Machine } from './workflow';

const parsed = (definition: unknown): unknown => {
  if (typeof definition !== 'string') return definition;
  return JSON.parse(definition) as unknown;
};

const stateNames = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key === 'States' && typeof item === 'object' && item !== null ? Object.keys(item) : []),
    ...stateNames(item),
  ]);
};

/** Parses and checks a state machine. @throws InvalidDefinition with all that is wrong or not simulated. */
export const loadMachine = ({ arn, name, type, roleArn, definition }: MachineInput): Machine => {
  const problems: string[] = [];
  const report = (problem: string, state?: string): void => {
    problems.push(`machine '${name}'${state === undefined ? '' : `, state '${state}'`}: ${problem}`);
  };
  if (!parseMachineArn(arn)) report(`'${arn}' is not the ARN of a state machine`);
  if (name.length > limits.nameLength) report(`the name is longer than ${limits.nameLength} characters`);

  let raw: unknown;
  try {
    raw = parsed(definition);
  } catch (error: unknown) {
    report(`the definition is not JSON: ${error instanceof Error ? error.message : ''}`);
    throw new InvalidDefinition(problems);
  }
  const text = typeof definition === 'string' ? definition : JSON.stringify(raw);
  if (Buffer.byteLength(text ?? '') > limits.definitionBytes) report('the definition is larger than 1 MB');

  const result = parseWorkflow(raw, report);
  if (!result) throw new InvalidDefinition(problems);
  const all = places(result.workflow, type);
  checkFlow(all, problems.length > 0 ? new Set(stateNames(raw)) : new Set(), report);
  checkErrors(all, report);
  checkModes(all, report);
  checkExpressions(all, report);
  if (problems.length > 0) throw new InvalidDefinition(problems);
  return { arn, name, type, roleArn, workflow: result.workflow, timeoutSeconds: result.timeoutSeconds };
};
