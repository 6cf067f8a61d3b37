/** Something wrong in what a person handed in: where (`objectives[2].parent`) and what to do about it. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
  /** Whom it is about, where no field says so; pages say the name. */
  readonly account?: string | undefined;
}
