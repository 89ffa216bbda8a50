import * as z from 'zod';
import { ProcessorConfig, stateSchemas } from './state-schemas';
import type { State, Workflow } from './workflow';

/** Collects a problem; `where` names the state. */
export type Report = (problem: string, where?: string) => void;

const jsonPathFields = new Set(
  `InputPath OutputPath ResultPath ResultSelector Parameters Result ItemsPath SecondsPath TimestampPath TimeoutSecondsPath
  HeartbeatSecondsPath MaxConcurrencyPath ToleratedFailureCountPath ToleratedFailurePercentagePath ErrorPath CausePath
  MaxItemsPath MaxItemsPerBatchPath MaxInputBytesPerBatchPath Variable`.split(/\s+/),
);

const describe = (issue: z.core.$ZodIssue): string[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [path === '' ? issue.message : `${path}: ${issue.message}`];
  return issue.keys.map((key) => {
    const field = [...issue.path, key].join('.');
    if (jsonPathFields.has(key)) return `field '${field}' belongs to JSONPath, which is not supported`;
    return key === 'Credentials' ? `field '${field}' is not supported` : `unknown field '${field}'`;
  });
};

const parseAs = <T>(schema: z.ZodType<T>, value: unknown, report: Report, where?: string): T | undefined => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) for (const problem of describe(issue)) report(problem, where);
  return undefined;
};

const workflowFields = {
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), z.unknown()),
};
const Branch = z.strictObject(workflowFields);
const Processor = z.strictObject({ ...workflowFields, ProcessorConfig: ProcessorConfig.optional() });
const Top = z.strictObject({
  ...workflowFields,
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.string().optional(),
  TimeoutSeconds: z.int().min(1).max(99_999_999).optional(),
});

interface Reading {
  /** Query language of the machine, which states inherit. */
  readonly language: string;
  readonly report: Report;
}

const isStateType = (type: unknown): type is keyof typeof stateSchemas =>
  typeof type === 'string' && Object.hasOwn(stateSchemas, type);

const parseState = (name: string, value: unknown, reading: Reading): State | undefined => {
  const report: Report = (problem) => reading.report(problem, name);
  const raw = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const type = raw['Type'];
  if (!isStateType(type)) {
    report(`unknown state type ${JSON.stringify(type) ?? '(none)'}`);
    return undefined;
  }
  const language = raw['QueryLanguage'] ?? reading.language;
  if (language !== 'JSONata') report(`QueryLanguage ${JSON.stringify(language)} is not supported, only JSONata is`);
  if (type === 'Parallel') return parseParallel(name, raw, reading);
  if (type === 'Map') return parseMap(name, raw, reading);
  return parseAs<State>(stateSchemas[type] as z.ZodType<State>, raw, reading.report, name);
};

const parseParallel = (name: string, raw: unknown, reading: Reading): State | undefined => {
  const state = parseAs(stateSchemas.Parallel, raw, reading.report, name);
  const branches = state?.Branches.map((branch) => {
    const fields = parseAs(Branch, branch, reading.report, name);
    return fields && parseStates(fields, reading);
  });
  return state && branches?.every((branch) => branch !== undefined) ? { ...state, Branches: branches } : undefined;
};

const parseMap = (name: string, raw: Record<string, unknown>, reading: Reading): State | undefined => {
  const state = parseAs(stateSchemas.Map, raw, reading.report, name);
  const fields = parseAs(Processor, raw['ItemProcessor'], reading.report, name);
  const workflow = fields && parseStates(fields, reading);
  if (!state || !fields || !workflow) return undefined;
  const { Mode = 'INLINE', ExecutionType } = fields.ProcessorConfig ?? {};
  return { ...state, ItemProcessor: { ...workflow, mode: Mode, executionType: ExecutionType } };
};

const parseStates = (fields: z.infer<typeof Branch>, reading: Reading): Workflow => {
  const states = Object.entries(fields.States).map(
    ([name, value]) => [name, parseState(name, value, reading)] as const,
  );
  const known = states.flatMap(([name, state]): [string, State][] => (state ? [[name, state]] : []));
  return { startAt: fields.StartAt, states: new Map(known) };
};

/**
 * Parses a definition and reports every unknown field and state type by name. Undefined when the top level is invalid.
 */
export const parseWorkflow = (
  definition: unknown,
  report: Report,
): { readonly workflow: Workflow; readonly timeoutSeconds: number | undefined } | undefined => {
  const fields = parseAs(Top, definition, report);
  if (!fields) return undefined;
  const workflow = parseStates(fields, { language: fields.QueryLanguage ?? 'JSONPath', report });
  return { workflow, timeoutSeconds: fields.TimeoutSeconds };
};
