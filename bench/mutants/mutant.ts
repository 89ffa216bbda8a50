/** One replacement of exact text in a source file. */
export interface Edit {
  /** From the project's folder. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The product with one guard taken out: the simulation has to notice. */
export interface Mutant {
  /** What is no longer so. */
  readonly guard: string;
  readonly edits: readonly Edit[];
}
