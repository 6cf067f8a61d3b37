/** Something wrong in what a person handed in: where (`objectives[2].parent`) and what to do about it. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}
