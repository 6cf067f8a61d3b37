/** A place in a list that the list never gave, or gave too long ago. */
export class BadCursor extends Error {
  constructor() {
    super('not a cursor of this list');
    this.name = 'BadCursor';
  }
}
