/** A person ended the command at a question. Nothing was done. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled. Nothing was done.');
  }
}
