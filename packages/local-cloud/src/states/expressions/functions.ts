import { createHash } from 'node:crypto';
import { type Random, seeded, shuffled, uuid } from '../random-values';
import { budgets } from './budget';

const algorithms: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const partition = (values: unknown, size: number): unknown[][] => {
  if (!Array.isArray(values)) throw new Error('$partition expects an array');
  const length = Math.floor(size);
  if (!(length > 0)) throw new Error('$partition expects a positive chunk size');
  const chunks: unknown[][] = [];
  for (let start = 0; start < values.length; start += length) chunks.push(values.slice(start, start + length));
  return chunks;
};

const range = (first: number, last: number, delta: number): unknown => {
  const [from, to, step] = [first, last, delta].map(Math.floor) as [number, number, number];
  if (!Number.isFinite(from + to + step) || step === 0) throw new Error('$range expects three integers, delta not 0');
  if ((to - from) / step >= budgets.elements)
    throw new Error(`$range makes at most ${budgets.elements} numbers, as the operator .. does`);
  const values: number[] = [];
  for (let value = from; step > 0 ? value <= to : value >= to; value += step) values.push(value);
  // JSONata replaces a marked sequence of one value by the value, as AWS was recorded to do for a range of one value.
  return Object.defineProperty(values, 'sequence', { value: true });
};

const hash = (text: string, name: string): string => {
  const algorithm = algorithms[name];
  if (algorithm === undefined) throw new Error(`$hash does not know the algorithm '${name}'`);
  return createHash(algorithm).update(text).digest('hex');
};

export type ExtraFunction = (...values: never[]) => unknown;

/**
 * The functions that Step Functions adds to JSONata, and replacements for those that read the real clock or randomness.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
export const extraFunctions = (now: () => number, random: Random): Readonly<Record<string, ExtraFunction>> => ({
  partition,
  range,
  hash,
  random: (seed?: number) => (seed === undefined ? random() : seeded(seed)),
  uuid: () => uuid(random),
  parse: (text: string): unknown => JSON.parse(text),
  millis: now,
  shuffle: (values: unknown[]) => shuffled(values, random),
});

/** Functions of JSONata 2.0.6, without `$eval`: Step Functions does not have it. */
export const standardFunctions: ReadonlySet<string> = new Set(
  `sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match
  contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power
  random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert
  type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis
  fromMillis clone now millis`.split(/\s+/),
);
