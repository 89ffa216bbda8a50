import { failures } from './failures';

/** Which texts AWS accepts. */
interface Limit {
  readonly longest: number;
  readonly shortest?: number;
  readonly pattern?: RegExp;
  readonly required?: true;
}

export type Limits = Readonly<Record<string, Limit>>;

/** Source: Account Management API reference, 2021-02-01. */
export const alternateContactLimits: Limits = {
  Name: { longest: 64, required: true },
  Title: { longest: 50, required: true },
  EmailAddress: { longest: 254, pattern: /^\s*[\w+=.#|!&-]+@[\w.-]+\.\w+\s*$/, required: true },
  PhoneNumber: { longest: 25, pattern: /^[\s0-9()+-]+$/, required: true },
};

/** Source: Account Management API reference, ContactInformation. */
export const contactInformationLimits: Limits = {
  FullName: { longest: 50, required: true },
  AddressLine1: { longest: 60, required: true },
  AddressLine2: { longest: 60 },
  AddressLine3: { longest: 60 },
  City: { longest: 50, required: true },
  StateOrRegion: { longest: 50 },
  DistrictOrCounty: { longest: 50 },
  PostalCode: { longest: 20, required: true },
  CountryCode: { longest: 2, shortest: 2, required: true },
  PhoneNumber: { longest: 20, pattern: /^[+][\s0-9()-]+$/, required: true },
  CompanyName: { longest: 50 },
  WebsiteUrl: { longest: 256 },
};

const complaint = (value: unknown, { longest, shortest = 1, pattern, required }: Limit): string | undefined => {
  if (value === undefined || value === null) return required ? 'Member must not be null' : undefined;
  if (typeof value !== 'string') return 'Member must be a string';
  if (value.length < shortest) return `Member must have length greater than or equal to ${shortest}`;
  if (value.length > longest) return `Member must have length less than or equal to ${longest}`;
  return pattern && !pattern.test(value)
    ? `Member must satisfy regular expression pattern: ${pattern.source}`
    : undefined;
};

/** @throws ServiceError ValidationException that names every member outside its limits, but no values */
export function checkLimits(input: Readonly<Record<string, unknown>>, limits: Limits): void {
  const fields = Object.entries(limits).flatMap(([name, limit]) => {
    const message = complaint(input[name], limit);
    return message === undefined ? [] : [{ name: `${name.charAt(0).toLowerCase()}${name.slice(1)}`, message }];
  });
  if (fields.length > 0) throw failures.invalid(fields);
}
