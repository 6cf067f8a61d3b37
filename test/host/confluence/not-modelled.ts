/** Something real Confluence does and this one does not: answered with 501 and its name, never with a silent 200. */
export class NotModelledError extends Error {
  constructor(readonly what: string) {
    super(`${what} is not modelled`);
    this.name = 'NotModelledError';
  }
}
