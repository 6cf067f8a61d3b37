import type { CallOutput } from '../../../src/contract/calls';
import type { Mistake } from '../../../src/contract/errors';
import { call } from '../../bridge/call';
import { CallFailed } from '../../bridge/call-failed';
import type { ImportFile } from './import-file';

type Changed = CallOutput<'importStrategy'>['changed'];

/** Where an import stands. */
export type ImportState =
  | { readonly kind: 'sending' }
  | { readonly kind: 'uploading' | 'applying'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly changed: Changed | null; readonly syncing: number }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'failed'; readonly failure: Error };

/** A large import is applied in the background; its state is asked for this often. */
const ASK_MS = 1_000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function stateOf(error: unknown): ImportState {
  if (error instanceof CallFailed && error.details.length > 0) return { kind: 'mistakes', mistakes: error.details };
  return { kind: 'failed', failure: error instanceof Error ? error : new Error(String(error)) };
}

async function runParts(parts: readonly string[], report: (state: ImportState) => void): Promise<ImportState> {
  const { importId } = await call('beginImport', {});
  for (const [index, text] of parts.entries()) {
    report({ kind: 'uploading', done: index + 1, total: parts.length });
    await call('putImportPart', { importId, index, text });
  }
  await call('commitImport', { importId, parts: parts.length });
  for (;;) {
    const status = await call('importStatus', { importId });
    if (status.state === 'done') return { kind: 'done', changed: status.changed ?? null, syncing: 0 };
    if (status.state === 'failed') {
      if (status.details !== undefined && status.details.length > 0)
        return { kind: 'mistakes', mistakes: status.details };
      return { kind: 'failed', failure: new CallFailed('internal', 'the import failed without a reason') };
    }
    report({ kind: 'applying', done: status.done, total: status.total });
    await pause(ASK_MS);
  }
}

/** Imports a file, whole or in parts, and reports where it stands. Resolves when nothing more will happen. */
export async function runImport(
  file: Extract<ImportFile, { kind: 'whole' | 'parts' }>,
  report: (state: ImportState) => void,
): Promise<void> {
  try {
    if (file.kind === 'parts') {
      report(await runParts(file.parts, report));
      return;
    }
    report({ kind: 'sending' });
    const { changed, syncing } = await call('importStrategy', { file: file.file });
    report({ kind: 'done', changed, syncing });
  } catch (error) {
    report(stateOf(error));
  }
}
