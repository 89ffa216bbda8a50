/** An entry of the policy and what is to be said about it. */
export interface EntryRemark {
  /** Place in the file: `exclusions[0].account`. */
  readonly path: string;
  /** One sentence without a capital letter and full stop, without contact details. */
  readonly why: string;
}
