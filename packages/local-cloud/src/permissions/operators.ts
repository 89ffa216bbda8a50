import { BlockList, isIP } from 'node:net';
import { compilePattern, type Lookup, type PatternKind } from './pattern';
import { PermissionError } from './permission-error';

/** Compares one value of the request with one value of the policy. */
export interface Operator {
  readonly matches: (actual: string, wanted: string, lookup: Lookup) => boolean;
  /** When set, the condition holds if no value of the policy matches. */
  readonly negated?: true;
  /** @throws PermissionError when the policy's value has the wrong type */
  readonly check: (wanted: string) => void;
}

const wrong = (value: string, type: string): PermissionError => new PermissionError(`${value} is not ${type}`);

const text = (kind: PatternKind, flags?: string): Operator => ({
  matches: (actual, wanted, lookup) => compilePattern(wanted, kind, lookup, flags)?.test(actual) ?? false,
  check: (wanted) => void compilePattern(wanted, kind, () => '', flags),
});

const ordered = (read: (value: string) => number, holds: (actual: number, wanted: number) => boolean): Operator => ({
  matches: (actual, wanted) => holds(read(actual), read(wanted)),
  check: (wanted) => void read(wanted),
});

const readNumber = (value: string): number => {
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw wrong(value, 'a number');
  return Number(value);
};

/** Accepts ISO 8601, and seconds since the epoch. */
const readDate = (value: string): number => {
  if (/^\d{5,}(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const time = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?)?)?$/.test(value)
    ? Date.parse(value)
    : Number.NaN;
  if (Number.isNaN(time)) throw wrong(value, 'a date');
  return time;
};

const readBoolean = (value: string): boolean => {
  const lower = value.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw wrong(value, 'true or false');
  return lower === 'true';
};

const readAddresses = (value: string): BlockList => {
  const [address = '', prefix] = value.split('/');
  const version = isIP(address);
  const bits = version === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : Number(prefix);
  if (version === 0 || !Number.isInteger(length) || length < 0 || length > bits) throw wrong(value, 'an IP range');
  const list = new BlockList();
  list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4');
  return list;
};

const not = (operator: Operator): Operator => ({ ...operator, negated: true });

const equals = text('exact');
const equalsIgnoreCase = text('exact', 'i');
const like = text('glob');
// ArnEquals and ArnLike behave identically.
const arn = text('arn');
const numberEquals = ordered(readNumber, (a, b) => a === b);
const dateEquals = ordered(readDate, (a, b) => a === b);
const address: Operator = {
  matches: (actual, wanted) => readAddresses(wanted).check(actual, isIP(actual) === 6 ? 'ipv6' : 'ipv4'),
  check: (wanted) => void readAddresses(wanted),
};

/**
 * Condition operators by name. `Null` is not here, because it tests the key and not a value; BinaryEquals is not
 * supported.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const operators: Readonly<Record<string, Operator>> = {
  StringEquals: equals,
  StringNotEquals: not(equals),
  StringEqualsIgnoreCase: equalsIgnoreCase,
  StringNotEqualsIgnoreCase: not(equalsIgnoreCase),
  StringLike: like,
  StringNotLike: not(like),
  ArnEquals: arn,
  ArnLike: arn,
  ArnNotEquals: not(arn),
  ArnNotLike: not(arn),
  NumericEquals: numberEquals,
  NumericNotEquals: not(numberEquals),
  NumericLessThan: ordered(readNumber, (a, b) => a < b),
  NumericLessThanEquals: ordered(readNumber, (a, b) => a <= b),
  NumericGreaterThan: ordered(readNumber, (a, b) => a > b),
  NumericGreaterThanEquals: ordered(readNumber, (a, b) => a >= b),
  DateEquals: dateEquals,
  DateNotEquals: not(dateEquals),
  DateLessThan: ordered(readDate, (a, b) => a < b),
  DateLessThanEquals: ordered(readDate, (a, b) => a <= b),
  DateGreaterThan: ordered(readDate, (a, b) => a > b),
  DateGreaterThanEquals: ordered(readDate, (a, b) => a >= b),
  IpAddress: address,
  NotIpAddress: not(address),
  Bool: {
    matches: (actual, wanted) => readBoolean(actual) === readBoolean(wanted),
    check: (wanted) => void readBoolean(wanted),
  },
};
