/** What happens after a decision, step by step, and what cannot be undone. */
export interface Course {
  readonly steps: readonly string[];
  readonly final: readonly string[];
}
