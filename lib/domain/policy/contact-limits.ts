import { type Contact, type ContactField, contactFields } from '../contact';

interface Limit {
  readonly max: number;
  readonly pattern?: RegExp;
  /** Matches the fixed text around placeholders: any number of the characters that the field allows. */
  readonly characters?: RegExp;
  readonly expected: string;
}

/**
 * What the Account API accepts, for trimmed values on one line.
 * Source: Account Management API reference, PutAlternateContact (2021-02-01): lengths and patterns, here anchored and
 * with the plain space as the only white space, because AWS does not say which others it accepts.
 */
export const contactLimits: Readonly<Record<keyof Contact, Limit>> = {
  name: { max: 64, expected: 'a name of 1 to 64 characters on one line' },
  title: { max: 50, expected: 'a title of 1 to 50 characters on one line' },
  email: {
    max: 254,
    pattern: /^[\w+=.#|!&-]+@[\w.-]+\.\w+$/,
    characters: /^[\w+=.#|!&@-]*$/,
    expected: 'an e-mail address that AWS accepts (at most 254 characters; letters, digits and _+=.#|!&- before the @)',
  },
  phone: {
    max: 25,
    pattern: /^[ 0-9()+-]+$/,
    characters: /^[ 0-9()+-]*$/,
    expected: 'a phone number of 1 to 25 digits, spaces, +, -, ( and )',
  },
};

const lineBreak = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** True when AWS accepts `value` for the field: not blank, not too long, on one line, only allowed characters. */
export function fitsLimit(field: keyof Contact, value: string): boolean {
  const { max, pattern } = contactLimits[field];
  return (
    value.trim() !== '' &&
    value.length <= max &&
    !lineBreak.test(value) &&
    (pattern === undefined || pattern.test(value))
  );
}

/** True when a text may fit once its placeholders are filled. `fixed`: the text around them. */
export function mayFitLimit(field: keyof Contact, fixed: string): boolean {
  const { max, characters } = contactLimits[field];
  return fixed.length <= max && !lineBreak.test(fixed) && (characters === undefined || characters.test(fixed));
}

/** The fields that AWS does not accept as they stand in an account, where white space of any kind is left as it is. */
export const unacceptableFields = (contact: Contact): readonly ContactField[] =>
  contactFields.filter((field) => {
    const text = contact[field].replace(/\s/g, ' ');
    return text.length > contactLimits[field].max || !fitsLimit(field, text.trim());
  });
