import { InvalidArgumentError } from 'commander';

/** Parses the value of an option. @throws InvalidArgumentError unless it is a whole number of at least 1 */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number from 1 up.');
}

/** Parses the value of an option. @throws InvalidArgumentError unless it is a number of at least 0 */
export function factor(text: string): number {
  if (/^\d{1,3}(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number from 0 up.');
}
