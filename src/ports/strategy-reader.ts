import type { Mistake } from '../domain/mistake';
import type { FileOutline } from '../domain/strategy-file/outline';
import type { StrategyIndex } from '../domain/strategy-file/strategy-index';
import type { ParsedStrategyFile } from '../domain/strategy-file/parsed-file';

/** A file as it was read; a broken one still tells what it refers to, so that all its mistakes are listed at once. */
export type ReadFile =
  | { readonly ok: true; readonly file: ParsedStrategyFile }
  | {
      readonly ok: false;
      readonly mistakes: readonly Mistake[];
      readonly outline: FileOutline;
      /** There when entries leave out what only something on the site may leave out: it may be right with what is there. */
      readonly partial?: {
        readonly outline: FileOutline;
        with(known: Pick<StrategyIndex, 'objectives' | 'targets'>): ReadFile;
      };
    };

/** Reads a strategy file of any shape. Never throws. */
export interface StrategyReader {
  fromText(text: string): ReadFile;
  fromValue(value: unknown): ReadFile;
}
