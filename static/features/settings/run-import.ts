import type { CallOutput } from '../../../src/contract/calls';
import type { Mistake } from '../../../src/contract/errors';
import { call } from '../../bridge/call';
import { CallFailed } from '../../bridge/call-failed';
import type { SendableFile } from './import-source';
import { keepAsking, pause } from './keep-asking';

type Changed = CallOutput<'importStrategy'>['changed'];
export type Preview = CallOutput<'previewImport'>;

/** Where an import stands. */
export type ImportState =
  | { readonly kind: 'reading' | 'sending' }
  | { readonly kind: 'uploading'; readonly done: number; readonly total: number }
  /** With `isHeld` nothing has been heard of it since, and the page keeps asking. */
  | { readonly kind: 'applying'; readonly done: number; readonly total: number; readonly isHeld: boolean }
  | { readonly kind: 'comparing'; readonly isHeld: boolean }
  | { readonly kind: 'previewed'; readonly preview: Preview }
  | { readonly kind: 'done'; readonly changed: Changed | null; readonly syncing: number }
  /** With `stays` a part of the file had been applied before somebody's change made the rest impossible. */
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[]; readonly stays: boolean }
  | { readonly kind: 'failed'; readonly failure: Error };

export type Report = (state: ImportState) => void;
type Parts = Extract<SendableFile, { kind: 'parts' }>;

/** A large import is applied in the background; its state is asked for this often. */
const ASK_MS = 1_000;

/** How something ended that was thrown out of its way. */
export function stateOf(error: unknown): ImportState {
  if (error instanceof CallFailed && error.details.length > 0)
    return { kind: 'mistakes', mistakes: error.details, stays: error.code === 'stale' };
  return { kind: 'failed', failure: error instanceof Error ? error : new Error(String(error)) };
}

/** Parts handed over once serve the preview and the import. */
const staged = new WeakMap<SendableFile, string>();

/** Hands the parts over; the app changes nothing before they are committed. */
export async function handOver(parts: readonly string[], report: Report): Promise<string> {
  const { importId } = await call('beginImport', {});
  for (const [index, text] of parts.entries()) {
    report({ kind: 'uploading', done: index + 1, total: parts.length });
    await call('putImportPart', { importId, index, text });
  }
  return importId;
}

async function stage(file: Parts, report: Report): Promise<string> {
  const earlier = staged.get(file);
  if (earlier !== undefined) return earlier;
  const importId = await handOver(file.parts, report);
  staged.set(file, importId);
  return importId;
}

async function runParts(file: Parts, report: Report): Promise<ImportState> {
  const importId = await stage(file, report);
  staged.delete(file);
  await call('commitImport', { importId, parts: file.parts.length });
  return followed(importId, report);
}

/** Reports how far a committed import has come, until it has ended: it goes on whether or not it can be asked about. */
export async function followed(importId: string, report: Report): Promise<ImportState> {
  let reached = { done: 0, total: 0 };
  for (;;) {
    const status = await keepAsking(
      () => call('importStatus', { importId }),
      () => report({ kind: 'applying', ...reached, isHeld: true }),
    );
    if (status.state === 'done') return { kind: 'done', changed: status.changed ?? null, syncing: 0 };
    if (status.state === 'failed') {
      if (status.details !== undefined && status.details.length > 0)
        return { kind: 'mistakes', mistakes: status.details, stays: status.done > 0 };
      return { kind: 'failed', failure: new CallFailed('internal', 'the import failed without a reason') };
    }
    reached = { done: status.done, total: status.total };
    report({ kind: 'applying', ...reached, isHeld: false });
    await pause(ASK_MS);
  }
}

/** Imports a file, whole or in parts, and reports where it stands. Resolves with how it ended. */
export async function runImport(file: SendableFile, report: Report): Promise<ImportState> {
  const run = async (): Promise<ImportState> => {
    if (file.kind === 'parts') return runParts(file, report);
    report({ kind: 'sending' });
    const { changed, syncing } = await call('importStrategy', { file: file.file });
    return { kind: 'done', changed, syncing };
  };
  const end = await run().catch(stateOf);
  report(end);
  return end;
}

/** Asks what importing the file would change; nothing is changed by asking. */
export async function runPreview(file: SendableFile, report: Report): Promise<void> {
  try {
    report({ kind: 'sending' });
    const preview =
      file.kind === 'whole'
        ? await call('previewImport', { file: file.file })
        : await call('previewImport', { importId: await stage(file, report), parts: file.parts.length });
    report({ kind: 'previewed', preview });
  } catch (error) {
    report(stateOf(error));
  }
}
