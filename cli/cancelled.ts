/** A person ended the command. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  /** @param kept what there is of the work; empty: nothing */
  constructor(kept = '') {
    super(`Cancelled. ${kept === '' ? 'Nothing was done.' : kept}`);
  }
}
