import { UsageError } from './usage-error';

/** Reads the text of an option. @throws UsageError */
export type OptionParser<T> = (text: string) => T;

/** Parses a whole number within bounds, written in digits. */
export const wholeNumber =
  (option: string, { from, to, of }: { readonly from: number; readonly to: number; readonly of: string }) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw UsageError.of(option, `expected ${of} from ${from} to ${to}, got ${shown(text)}`);
  };

/** Parses one of the given words. */
export const oneOf =
  <T extends string>(option: string, words: readonly T[]): OptionParser<T> =>
  (text) => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw UsageError.of(option, `expected ${words.join(' or ')}, got ${shown(text)}`);
  };

/** Parses the id of an AWS account. */
export const accountId =
  (option: string): OptionParser<string> =>
  (text) => {
    if (/^\d{12}$/.test(text)) return text;
    throw UsageError.of(option, `expected an account id of 12 digits, got ${shown(text)}`);
  };

/** Parses the id of an organization. Source: Organizations API reference, `Organization`. */
export const organizationId =
  (option: string): OptionParser<string> =>
  (text) => {
    if (/^o-[a-z0-9]{10,32}$/.test(text)) return text;
    throw UsageError.of(option, `expected the id of an organization, such as o-exampleorg1, got ${shown(text)}`);
  };

/** Parses the name of a Region. */
export const regionName =
  (option: string): OptionParser<string> =>
  (text) => {
    if (/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(text)) return text;
    throw UsageError.of(option, `expected the name of a Region, such as us-east-1, got ${shown(text)}`);
  };

/** Parses the name of an IAM role, with its path if it has one. Source: IAM API reference, RoleName and Path. */
export const roleName =
  (option: string): OptionParser<string> =>
  (text) => {
    const name = text.replace(/^\//, '');
    if (/^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(name)) return name;
    throw UsageError.of(
      option,
      `expected the name of a role, such as OrganizationAccountAccessRole, got ${shown(text)}`,
    );
  };

/** Gathers the values of an option that may be given again. */
export const listOf =
  <T = string>(parse: OptionParser<T> = (text) => text as T) =>
  (text: string, earlier: readonly T[]): readonly T[] => [...earlier, parse(text)];

const shown = (text: string): string => (text === '' ? 'nothing' : text);

/**
 * The options of a command, after a check that the required ones are present.
 * @param names what each required option holds, e.g. `{ policy: 'a file' }`
 * @throws UsageError with every missing one
 */
export function required<T extends object, K extends keyof T & string>(
  options: T,
  names: Readonly<Record<K, string>>,
): T & { readonly [P in K]: NonNullable<T[P]> } {
  const missing = (Object.keys(names) as K[]).filter((name) => options[name] === undefined);
  if (missing.length === 0) return options as T & { readonly [P in K]: NonNullable<T[P]> };
  throw new UsageError(
    missing.map((name) => ({
      file: 'command line',
      path: `--${name}`,
      message: `expected ${names[name]}, got nothing: this option is required`,
    })),
  );
}
