/** A state that a workflow enters, with input and variables. */
export interface Position {
  readonly state: string;
  readonly input: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How a redrive continues a workflow: where to start, and a callback that follows its position. */
export interface Course {
  /** The position to continue at; undefined means the first state. */
  readonly from: Position | undefined;
  /** Called for each state that the workflow enters, but not for states in branches and iterations. */
  readonly enter: (position: Position) => void;
}
