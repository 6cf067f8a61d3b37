import type { AccountId } from '../../domain/ids';
import type { ImportCounts } from '../../domain/strategy-file/import-plan';
import { err, ok, type Result } from '../../domain/result';
import type { ImportState } from '../../ports/import-store';
import type { Deps } from '../deps';

/** A file handed over in parts. Nothing of it is visible before it is committed and found right. */

const NO_CHANGES: ImportCounts = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };

export async function beginImport(deps: Deps, actor: AccountId): Promise<string> {
  const importId = deps.random.id();
  const state: ImportState = {
    state: 'open',
    parts: 0,
    done: 0,
    total: 0,
    changed: NO_CHANGES,
    mistakes: [],
    accountId: actor,
  };
  await deps.imports.save(importId, state);
  return importId;
}

type StagingError = 'not-found' | 'closed';

async function openImport(deps: Deps, actor: AccountId, importId: string): Promise<Result<ImportState, StagingError>> {
  const state = await deps.imports.find(importId);
  if (state === undefined || state.accountId !== actor) return err('not-found');
  return state.state === 'open' ? ok(state) : err('closed');
}

export async function putImportPart(
  deps: Deps,
  actor: AccountId,
  part: { readonly importId: string; readonly index: number; readonly text: string },
): Promise<Result<void, StagingError>> {
  const open = await openImport(deps, actor, part.importId);
  if (!open.ok) return open;
  await deps.imports.putPart(part.importId, part.index, part.text);
  return ok(undefined);
}

/** The text of a staged file that has not been committed; its parts in order. */
export async function stagedText(
  deps: Deps,
  actor: AccountId,
  importId: string,
  parts: number,
): Promise<Result<string, StagingError>> {
  const open = await openImport(deps, actor, importId);
  if (!open.ok) return open;
  const texts: string[] = [];
  for (let index = 0; index < parts; index += 1) {
    const text = await deps.imports.part(importId, index);
    if (text === undefined) return err('not-found');
    texts.push(text);
  }
  return ok(texts.join(''));
}

/** Hands the staged file to the worker. Committing again is answered with how far it is. */
export async function commitImport(
  deps: Deps,
  actor: AccountId,
  importId: string,
  parts: number,
): Promise<Result<ImportState, 'not-found'>> {
  const state = await deps.imports.find(importId);
  if (state === undefined || state.accountId !== actor) return err('not-found');
  if (state.state === 'done' || state.state === 'failed') return ok(state);
  const running: ImportState = state.state === 'running' ? state : { ...state, state: 'running', parts, total: 1 };
  await deps.imports.start(importId, running, deps.random.id());
  await deps.wake.after(0);
  return ok(running);
}

/**
 * An import that runs and that no work waits for would run for ever: its work was lost, or nobody was woken for it. Whoever
 * asks how far it is sets it going again. Recording what is being worked on does no harm: it is then found done.
 */
async function pushAgain(deps: Deps, importId: string): Promise<void> {
  const { items } = await deps.work.list();
  if (items.some(({ item }) => item.kind === 'import' && item.importId === importId)) return;
  await deps.work.record([{ kind: 'import', importId }], deps.random.id());
  await deps.wake.after(0);
}

export async function importStatus(
  deps: Deps,
  actor: AccountId,
  importId: string,
): Promise<Result<ImportState, 'not-found'>> {
  const state = await deps.imports.find(importId);
  if (state === undefined || state.accountId !== actor) return err('not-found');
  if (state.state === 'running') await pushAgain(deps, importId);
  return ok(state);
}
