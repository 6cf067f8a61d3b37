import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import { listMistakes } from '../../domain/strategy-file/mistake-list';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import { referenceMistakes } from '../../domain/strategy-file/reference-mistakes';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { loadIndex, type LoadedIndex } from './load-index';

/** A file that says all it has to, and what the site holds of the things it names. */
export interface OpenedFile {
  readonly file: ParsedStrategyFile;
  readonly loaded: LoadedIndex;
}

type Opened = Result<OpenedFile, readonly Mistake[]>;
type BrokenFile = Extract<ReadFile, { readonly ok: false }>;

const refused = ({ mistakes, outline }: BrokenFile, { index }: LoadedIndex): Opened =>
  err(listMistakes([...mistakes, ...referenceMistakes(index, outline)]));

/** Reads what the site holds of a file; with `completes` the site says what the file leaves out of things that are there. */
export async function openFile(deps: Deps, read: ReadFile, completes: boolean): Promise<Opened> {
  if (read.ok) return ok({ file: read.file, loaded: await loadIndex(deps, read.file.outline, read.file) });
  const { partial } = read;
  if (partial === undefined || !completes) return refused(read, await loadIndex(deps, read.outline, undefined));
  const known = await loadIndex(deps, partial.outline, undefined);
  const first = partial.with(known.index);
  if (!first.ok) return refused(first, known);
  // Completed by the very reading it is planned on, for what somebody has changed since must not be set back.
  const loaded = await loadIndex(deps, first.file.outline, first.file);
  const whole = partial.with(loaded.index);
  return whole.ok ? ok({ file: whole.file, loaded }) : refused(whole, loaded);
}

/** What a file names, whether or not it says all it has to. */
export const outlineIn = (read: ReadFile): ParsedStrategyFile['outline'] =>
  read.ok ? read.file.outline : (read.partial?.outline ?? read.outline);
