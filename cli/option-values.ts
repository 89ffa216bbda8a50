import { UsageError } from './usage-error';

/** Reads the text of an option. @throws UsageError */
export type OptionParser<T> = (text: string) => T;

/** A whole number within bounds, written in digits. */
export const wholeNumber =
  (option: string, { from, to, of }: { readonly from: number; readonly to: number; readonly of: string }) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw UsageError.of(option, `expected ${of} from ${from} to ${to}, got ${shown(text)}`);
  };

/** One of a few words. */
export const oneOf =
  <T extends string>(option: string, words: readonly T[]): OptionParser<T> =>
  (text) => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw UsageError.of(option, `expected ${words.join(' or ')}, got ${shown(text)}`);
  };

/** The id of an AWS account. */
export const accountId =
  (option: string): OptionParser<string> =>
  (text) => {
    if (/^\d{12}$/.test(text)) return text;
    throw UsageError.of(option, `expected an account id of 12 digits, got ${shown(text)}`);
  };

const shown = (text: string): string => (text === '' ? 'nothing' : text);
