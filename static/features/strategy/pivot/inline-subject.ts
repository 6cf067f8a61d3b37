import type { Known } from '../edit/entries';

/** A value that can be edited in its place. */
export interface InlineSubject {
  readonly known: Known;
  /** The property as a strategy file names it. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'day' | 'person' | 'choice';
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
  /** What it is now, as it is typed. */
  readonly start: string;
}
