/** What follows from a decision, step by step, and what nobody can take back. */
export interface Course {
  readonly steps: readonly string[];
  readonly final: readonly string[];
}
