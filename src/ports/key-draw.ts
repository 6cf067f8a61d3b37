/** Draws the keys of copies with a secret of the site's. */
export interface KeyDraw {
  /** Hexadecimal digits that the same text always gets on this site, and that nobody can work out who has not the secret. */
  ready(): Promise<(text: string) => string>;
}
