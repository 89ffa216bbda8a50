import type { Severity } from '../../domain/finding';

/** One case in a mail. */
export interface MailItem {
  /** The severity of a question, or how a case ended. */
  readonly label: string;
  readonly tone: Severity | 'good' | 'soft';
  readonly title: string;
  /** Sentences, none of them empty. */
  readonly lines: readonly string[];
}

/** The cases of one account. */
export interface MailAccount {
  readonly name: string;
  readonly id: string;
  readonly items: readonly MailItem[];
}

export interface MailSection {
  readonly heading: string;
  readonly accounts: readonly MailAccount[];
  /** How many more cases there are than the accounts list; empty when they list all. */
  readonly more: string;
}

/** What a mail says. Both of its parts are made from this, so they say the same. */
export interface MailContent {
  /** The first sentences: what is wanted, without ids. Mail programs show them beside the subject. */
  readonly lead: string;
  /** The only link. Absent: the mail has none. */
  readonly link?: { readonly words: string; readonly url: string } | undefined;
  readonly sections: readonly MailSection[];
  /** What the reader has to know besides. */
  readonly closing: readonly string[];
  /** Why the reader gets the mail, and ids for machines. */
  readonly foot: readonly string[];
}

// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\s]+/g;

/**
 * The text on one line, without control characters and marks that turn the direction of writing: account owners choose
 * account names, which must not add a header or a line, or show something else than they say.
 */
export const oneLine = (text: string): string => text.replace(unseen, ' ').trim();
