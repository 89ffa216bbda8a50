/**
 * Runs executions that were recorded on AWS through the interpreter and compares status, output and error name.
 * Usage: node --import tsx bench/asl-recordings.ts RECORDINGS.jsonl
 * Each line: {id, definition, input, lambdas: {name: stub}, s3: {"bucket/key": text}, expect: {type, output, error}}.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Services, StateMachines, VirtualClock } from '@rootward/local-cloud';

const Recording = z.object({
  id: z.string(),
  definition: z.string(),
  input: z.string(),
  lambdas: z.record(z.string(), z.string()),
  s3: z.record(z.string(), z.string()),
  expect: z.object({
    type: z.enum(['ExecutionSucceeded', 'ExecutionFailed']),
    output: z.unknown().optional(),
    error: z.string().optional(),
    cause: z.string().optional(),
  }),
});
type Recording = z.infer<typeof Recording>;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every state of a definition, with its query language. */
const states = (node: unknown, language: unknown): { state: Json; language: unknown }[] => {
  if (!isObject(node)) return [];
  const own = isObject(node['States'])
    ? Object.values(node['States'])
        .filter(isObject)
        .map((state) => ({ state, language: state['QueryLanguage'] ?? language }))
    : [];
  const nested = Object.entries(node).flatMap(([key, value]) =>
    ['Arguments', 'Output', 'Assign'].includes(key) ? [] : states(value, language),
  );
  return [...own, ...nested];
};

/** Why a recording cannot be compared: the interpreter refuses its definition. Undefined when it can. */
const inapplicable = (definition: unknown): string | undefined => {
  const all = states(definition, isObject(definition) ? (definition['QueryLanguage'] ?? 'JSONPath') : undefined);
  if (all.some(({ language }) => language !== 'JSONata')) return 'has a JSONPath state';
  const sdk = all
    .map(({ state }) => state['Resource'])
    .find((resource) => typeof resource === 'string' && resource.includes(':aws-sdk:'));
  return typeof sdk === 'string' ? `uses the SDK integration ${sdk}` : undefined;
};

/** The recorded Python functions, by file name. */
const stubs: Readonly<Record<string, (payload: unknown) => unknown>> = {
  'id_function.py': (payload) => payload,
  'raise_exception.py': () => {
    throw Object.assign(new Error('Some exception was raised.'), { name: 'Exception' });
  },
};

const servicesOf = ({ lambdas, s3 }: Recording): Services => ({
  invokeFunction: async (arn, payload) => {
    const stub = stubs[lambdas[arn.split(':').at(-1) ?? ''] ?? ''];
    if (!stub) throw new Error(`no stub for ${arn}`);
    return stub(payload);
  },
  getObject: async (bucket, key) => {
    const body = s3[`${bucket}/${key}`];
    if (body === undefined) throw new Error(`no object ${bucket}/${key}`);
    return body;
  },
  putObject: async (bucket, key) => {
    throw new Error(`unexpected object ${bucket}/${key}`);
  },
  authorize: () => undefined,
});

/** Removes what cannot be equal: HTTP metadata, values that the recording blanked, and Python's stack traces. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'SdkHttpMetadata' && key !== 'SdkResponseMetadata')
      .map(([key, item]) => {
        if (key === 'TimestampValue' || key === 'FunctionName') return [key, 'blanked'];
        if (key !== 'Cause' || typeof item !== 'string' || !item.startsWith('{')) return [key, comparable(item)];
        const { errorType, errorMessage } = JSON.parse(item) as { errorType?: string; errorMessage?: string };
        return [key, { errorType, errorMessage }];
      }),
  );
};

/** Parses arrays and scalars, which the recording holds as JSON text. */
const recordedOutput = (output: unknown): unknown => {
  if (typeof output !== 'string') return output;
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return output;
  }
};

const run = async (recording: Recording): Promise<{ readonly disagreement?: string; readonly sameCause?: boolean }> => {
  const clock = new VirtualClock(Date.UTC(2025, 0, 1));
  const machines = new StateMachines({ clock, random: () => 0.5, services: servicesOf(recording) });
  const arn = 'arn:aws:states:us-east-1:111111111111:stateMachine:recorded';
  const { definition, input, expect } = recording;
  machines.define({ arn, name: 'recorded', type: 'STANDARD', roleArn: 'arn:aws:iam::111111111111:role/r', definition });
  const { executionArn } = machines.startExecution({ stateMachineArn: arn, input });
  const { status, output, error, cause } = await clock.drive(machines.settled(executionArn));
  const got = { status, output: output === undefined ? undefined : comparable(JSON.parse(output)), error };
  const wanted = {
    status: expect.type === 'ExecutionSucceeded' ? 'SUCCEEDED' : 'FAILED',
    output: comparable(recordedOutput(expect.output)),
    error: expect.error,
  };
  if (isDeepStrictEqual(got, wanted))
    return { sameCause: expect.cause === undefined ? undefined : expect.cause === cause };
  return { disagreement: `expected ${JSON.stringify(wanted)}\n    got      ${JSON.stringify({ ...got, cause })}` };
};

const main = async (): Promise<void> => {
  const path = process.argv[2];
  if (path === undefined) throw new Error('usage: bench/asl-recordings.ts RECORDINGS.jsonl');
  const recordings = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Recording.parse(JSON.parse(line)));
  const reasons = new Map<string, number>();
  let agreed = 0;
  let causes = 0;
  let sameCauses = 0;
  const disagreed: string[] = [];
  for (const recording of recordings) {
    const reason = inapplicable(JSON.parse(recording.definition));
    if (reason !== undefined) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      continue;
    }
    const { disagreement, sameCause } = await run(recording).catch((error: unknown) => ({
      disagreement: String(error),
      sameCause: undefined,
    }));
    if (disagreement === undefined) agreed++;
    else disagreed.push(`${recording.id}\n    ${disagreement}`);
    if (sameCause !== undefined) causes++;
    if (sameCause) sameCauses++;
  }
  console.log(`recordings      ${recordings.length}`);
  for (const [reason, count] of reasons) console.log(`not applicable  ${count}  ${reason}`);
  console.log(`agreed          ${agreed}  (cause identical too: ${sameCauses} of ${causes} recorded)`);
  console.log(`disagreed       ${disagreed.length}`);
  for (const text of disagreed) console.log(`- ${text}`);
  if (disagreed.length > 0 || agreed === 0) process.exitCode = 1;
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
