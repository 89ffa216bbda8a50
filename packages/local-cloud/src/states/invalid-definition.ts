/**
 * The state machine cannot run here as AWS would run it. Each problem names the machine and, where known, the state.
 */
export class InvalidDefinition extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidDefinition';
  }
}
