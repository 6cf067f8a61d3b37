import type { Mistake } from '../../domain/mistake';
import type { ImportState } from '../../ports/import-store';
import type { Deps } from '../deps';
import { sightedFor } from '../sight/sighted';
import { applyFile, goingOn, prepareImport } from '../strategy/apply-file';
import { mendPaths } from '../strategy/rewrite-paths';

/** What became of one round of an import. */
type ImportStep = 'applied' | 'nothing' | 'left';

const CHANGED_MEANWHILE: Mistake = {
  path: '',
  message: 'Other people kept changing the same entries; what had been applied stays. Import the file again.',
};

async function textOf(deps: Deps, importId: string, parts: number): Promise<string | Mistake> {
  const texts: string[] = [];
  for (let index = 0; index < parts; index += 1) {
    const text = await deps.imports.part(importId, index);
    if (text === undefined) return { path: '', message: `Part ${index} of ${parts} was never handed over.` };
    texts.push(text);
  }
  return texts.join('');
}

/**
 * Applies a committed import, or goes on where an earlier round was cut off: planning again finds only what is left. When
 * `untilMs` comes first, the rest is `left` for another round.
 */
export async function resumeImport(deps: Deps, importId: string, untilMs: number): Promise<ImportStep> {
  const state = await deps.imports.find(importId);
  if (state?.state !== 'running') return 'nothing';
  const finish = async (end: Pick<ImportState, 'state' | 'mistakes' | 'changed' | 'done' | 'total'>): Promise<void> => {
    await deps.imports.save(importId, { ...state, ...end });
    await deps.imports.dropParts(importId, state.parts);
  };
  /** `done` says how much of it had been applied, and stays. */
  const fail = async (mistakes: readonly Mistake[], done = state.done): Promise<ImportStep> => {
    await finish({ state: 'failed', mistakes, changed: state.changed, done, total: Math.max(done, state.total) });
    return 'nothing';
  };
  const text = await textOf(deps, importId, state.parts);
  if (typeof text !== 'string') return fail([text]);
  const read = deps.reader.fromText(text);
  const by = state.accountId;
  const isResumed = Object.values(state.changed).some((count) => count > 0);
  // As the person who brought the file sees the strategy: the worker itself would see all of it.
  const begun = await sightedFor(deps, by);
  const seen = isResumed ? goingOn(begun, read) : begun;
  const prepared = await prepareImport(seen, by, read);
  if (!prepared.ok) return fail(prepared.error);
  const { counts } = prepared.value.plan;
  const changed = isResumed ? state.changed : counts;
  // What earlier rounds have done counts: progress never goes back.
  const before = isResumed ? state.done : 0;
  const total = before + Math.max(1, prepared.value.batches.length);
  const running: ImportState = { ...state, state: 'running', changed, done: before, total };
  await deps.imports.save(importId, running);
  let reached = running;
  const applied = await applyFile(seen, by, read, prepared.value, async (done, of) => {
    // Somebody may have stopped it.
    if ((await deps.imports.find(importId))?.state !== 'running') return false;
    reached = { ...running, done: before + done, total: before + of };
    await deps.imports.save(importId, reached);
    return deps.clock.nowMs() <= untilMs;
  });
  if (!applied.ok) {
    return fail(applied.error.kind === 'stale' ? [CHANGED_MEANWHILE] : applied.error.mistakes, reached.done);
  }
  if (!applied.value.isWhole) return 'left';
  // What an earlier round moved is in no plan of this one.
  if (isResumed) await mendPaths(deps, by);
  await finish({ state: 'done', mistakes: [], changed, done: reached.total, total: reached.total });
  return 'applied';
}
