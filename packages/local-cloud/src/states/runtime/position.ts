/** A state that a workflow enters, and what it enters it with. */
export interface Position {
  readonly state: string;
  readonly input: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The way of a workflow that may be continued later. */
export interface Course {
  /** Where it goes on; undefined: at its first state. */
  readonly from: Position | undefined;
  /** Told every state that is entered, branches and iterations left out. */
  readonly enter: (position: Position) => void;
}
