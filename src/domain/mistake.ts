/** Something wrong in what a person handed in: where (`objectives[2].parent`) and what to do about it. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
  /** Whom it is about, where no field says so; pages say the name. */
  readonly account?: string | undefined;
  /** How many more there are than are listed, where this says so of the rest of a list. */
  readonly more?: number | undefined;
  /** There where nobody counted to the end. */
  readonly isLeast?: boolean | undefined;
}

/** How many mistakes a list is about, with those that are not in it. */
export function countOf(listed: readonly Mistake[]): { readonly count: number; readonly isLeast: boolean } {
  const count = listed.reduce((sum, { more = 1 }) => sum + more, 0);
  return { count, isLeast: listed.some(({ isLeast }) => isLeast === true) };
}
