/** An entry of the policy and what is to be said about it. */
export interface EntryRemark {
  /** Place in the file: `exclusions[0].account`. */
  readonly path: string;
  /** One sentence without a capital letter and full stop, without contact details. */
  readonly why: string;
}

/** What the entries of the policy do in one account, by their places in the file. Without values of tags. */
export interface EntryUse {
  /** Matches that select the account, and exclusions and overrides that decide something in it. */
  readonly used: readonly string[];
  /** What cannot be decided, because tags or names of units are not known. */
  readonly undecided: readonly string[];
  /** Matches that miss by the spelling of a tag: how the account spells it. */
  readonly near: Readonly<Record<string, string>>;
}
