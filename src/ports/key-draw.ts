/** Draws the keys of copies with a secret of the site's. */
export interface KeyDraw {
  /** Hexadecimal digits that the same text always gets on this site, and that nobody can work out who has not the secret. */
  ready(): Promise<(text: string) => string>;
}

/** Hexadecimal digits for a text that nobody can work out who has not the secret. */
export type KeyedHash = (secret: string, text: string) => string;
