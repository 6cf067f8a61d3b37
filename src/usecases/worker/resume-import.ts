import type { Mistake } from '../../domain/mistake';
import type { ImportState } from '../../ports/import-store';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { takeBackCopies } from '../cycles/take-back-copies';
import { beginRestore } from '../restore/begin-restore';
import { sightedFor } from '../sight/sighted';
import { applyFile, goingOn, prepareImport } from '../strategy/apply-file';
import { mendPaths } from '../strategy/rewrite-paths';
import type { Way } from './import-way';

/** What became of one round of an import. */
type ImportStep = 'applied' | 'nothing' | 'left';

const CHANGED_MEANWHILE: Mistake = {
  path: '',
  message: 'Other people kept changing the same entries; what had been applied stays. Import the file again.',
};

async function importing(deps: Deps, state: ImportState, read: ReadFile): Promise<Way> {
  const by = state.accountId;
  const isResumed = Object.values(state.changed).some((count) => count > 0);
  // As the person who brought the file sees the strategy: the worker itself would see all of it.
  const begun = await sightedFor(deps, by);
  return {
    deps: isResumed ? goingOn(begun, read) : begun,
    state,
    isResumed,
    told: isResumed ? state.changed : undefined,
    prepare: async (seen) => prepareImport(seen, by, read),
    stepsAfter: 0,
    finish: async () => Promise.resolve(true),
  };
}

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
  const found = await deps.imports.find(importId);
  if (found?.state !== 'running') return 'nothing';
  let reached: ImportState = found;
  const finish = async (end: Pick<ImportState, 'state' | 'mistakes'>): Promise<void> => {
    await deps.imports.save(importId, { ...reached, ...end });
    await deps.imports.dropParts(importId, reached.parts);
  };
  /** How much of it had been applied is said, and stays. */
  const fail = async (mistakes: readonly Mistake[]): Promise<ImportStep> => {
    reached = { ...reached, total: Math.max(reached.done, reached.total) };
    await finish({ state: 'failed', mistakes });
    return 'nothing';
  };
  const goOn = async (next: ImportState): Promise<boolean> => {
    // Somebody may have stopped it.
    if ((await deps.imports.find(importId))?.state !== 'running') return false;
    reached = next;
    await deps.imports.save(importId, reached);
    return deps.clock.nowMs() <= untilMs;
  };
  if (found.undo !== undefined) {
    const copies = await deps.imports.copies(importId);
    if (copies === undefined) return fail([]);
    const undo = await takeBackCopies(deps, found.accountId, copies, async (done, of) =>
      goOn({ ...reached, done, total: of }),
    );
    if (undo === undefined) return 'left';
    reached = { ...reached, undo };
    await finish({ state: 'done', mistakes: [] });
    return 'applied';
  }
  const text = await textOf(deps, importId, found.parts);
  if (typeof text !== 'string') return fail([text]);
  const read = deps.reader.fromText(text);
  const { restore } = found;
  const way =
    restore === undefined
      ? await importing(deps, found, read)
      : await beginRestore(deps, importId, { ...found, restore }, read);
  const prepared = await way.prepare(way.deps);
  if (!prepared.ok) return fail(prepared.error);
  const { plan, batches } = prepared.value;
  // What earlier rounds have done counts: progress never goes back.
  const before = way.isResumed ? found.done : 0;
  const total = before + Math.max(1, batches.length) + way.stepsAfter;
  reached = { ...way.state, state: 'running', changed: way.told ?? plan.counts, done: before, total };
  await deps.imports.save(importId, reached);
  const onBatch = async (done: number, of: number): Promise<boolean> =>
    goOn({ ...reached, done: before + done, total: before + of + way.stepsAfter });
  const applied = await applyFile(way.deps, found.accountId, read, prepared.value, onBatch, way.prepare);
  if (!applied.ok) return fail(applied.error.kind === 'stale' ? [CHANGED_MEANWHILE] : applied.error.mistakes);
  if (!applied.value.isWhole) return 'left';
  // What an earlier round moved is in no plan of this one.
  if (way.isResumed) await mendPaths(deps, found.accountId);
  const isEnded = await way.finish(async (next) => {
    const now = next(reached);
    return goOn({ ...now, done: Math.min(now.total, now.done + 1) });
  });
  if (!isEnded) return 'left';
  reached = { ...reached, done: reached.total };
  await finish({ state: 'done', mistakes: [] });
  return 'applied';
}
