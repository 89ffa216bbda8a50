import * as z from 'zod';
import { isExpression } from '../expressions/expressions';

/** A JSONata expression in `{% %}`. */
export const Expression = z.string().refine(isExpression, 'expected a JSONata expression in {% %}');

/** Any JSON; its strings may be expressions. */
export const Template = z.unknown().refine((value) => value !== undefined, 'expected a value');

const templateObject = z.record(z.string(), z.unknown());

/** A JSON object with expressions in its strings, or one expression that returns the object. */
export const ObjectTemplate = z.union([templateObject, Expression], {
  error: 'expected an object or a JSONata expression',
});

/** An integer from `minimum` to `maximum`, or an expression that returns one when the state runs. */
export const IntegerField = (minimum: number, maximum: number) =>
  z.union([z.int().min(minimum).max(maximum), Expression], {
    error: `expected an integer from ${minimum} to ${maximum}, or a JSONata expression`,
  });

/** The timestamps that AWS was recorded to accept: with seconds, a fraction of any length, and an offset. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Date.parse takes the 30th of February for the 2nd of March. */
const existing = z.iso.datetime({ offset: true });

/** Whether a value is a time for a Wait state: ISO 8601, of a day that exists. */
export const isTimestamp = (value: unknown): value is string =>
  typeof value === 'string' && instant.test(value) && existing.safeParse(value).success;

/** Longest timeout and retry interval of the service. */
export const longestSeconds = 99_999_999;

const errorEquals = z.array(z.string().min(1)).min(1);

export const Retrier = z
  .strictObject({
    Comment: z.string().optional(),
    ErrorEquals: errorEquals,
    IntervalSeconds: z.int().min(1).max(longestSeconds).optional(),
    MaxAttempts: z.int().min(0).max(longestSeconds).optional(),
    BackoffRate: z.number().min(1).optional(),
    MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
    JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
  })
  .refine(
    ({ MaxDelaySeconds, IntervalSeconds = 1 }) => MaxDelaySeconds === undefined || MaxDelaySeconds > IntervalSeconds,
    { path: ['MaxDelaySeconds'], message: 'must be greater than IntervalSeconds' },
  );
export type Retrier = Readonly<z.infer<typeof Retrier>>;

export const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: errorEquals,
  Next: z.string(),
  Output: Template.optional(),
  Assign: templateObject.optional(),
});
export type Catcher = Readonly<z.infer<typeof Catcher>>;

/** Fields that every state may have. */
export const anyState = {
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
};

/** Fields of states with Next or End. */
export const passing = {
  ...anyState,
  Next: z.string().optional(),
  End: z.literal(true).optional(),
  Output: Template.optional(),
  Assign: templateObject.optional(),
};

/** Fields of the states that have Retry and Catch. */
export const failing = {
  ...passing,
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
};

export { templateObject as AssignTemplate };
