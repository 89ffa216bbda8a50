/** One replacement of exact text in a source file. */
export interface Edit {
  /** Path from the project's folder. */
  readonly file: string;
  /** Text that occurs in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The product without one guard; the simulation must notice. */
export interface Mutant {
  /** The guard that is missing. */
  readonly guard: string;
  readonly edits: readonly Edit[];
}
