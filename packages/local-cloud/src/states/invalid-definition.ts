/** A state machine that cannot be run here as AWS would run it; `problems` holds every reason, each with machine and state. */
export class InvalidDefinition extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidDefinition';
  }
}
