/** What finished work is worth by status category, 0–1. */
export interface Credit {
  readonly new: number;
  readonly indeterminate: number;
  readonly done: number;
}

/** What it is worth in a status where its category does not say it all: 0–1 by the status's id. */
export type StatusCredit = Readonly<Record<string, number>>;

export const MAX_STATUS_CREDITS = 50;
