import type { AuditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import type { AccountId } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import { isEmptyPlan, type ImportCounts, type ImportPlan } from '../../domain/strategy-file/import-plan';
import { listMistakes } from '../../domain/strategy-file/mistake-list';
import { referencesOf } from '../../domain/strategy-file/references';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import type { Restoring } from '../../domain/strategy-file/restoring';
import { planImport } from '../../domain/strategy-plan';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { problemOf } from '../links/try-scope';
import { fieldMistakes } from './field-mistakes';
import type { LoadedIndex } from './load-index';
import { openFile, outlineIn } from './open-file';
import { rewritePaths } from './rewrite-paths';
import { closeImported } from '../cycles/close-imported';
import type { StrategyIndex } from '../../domain/strategy-file/strategy-index';
import { batchesOf, entryId } from './batches';
import { planWrites } from './plan-writes';

/** Others may write at the same time; the file is then planned anew on what they left, at most this often. */
const MAX_ROUNDS = 5;

export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly file: ParsedStrategyFile;
  readonly loaded: LoadedIndex;
  /** What would be said of it, one item a thing. */
  readonly items: readonly AuditItem[];
  /** Keys chosen for something new that may not be used. */
  readonly taken: readonly Mistake[];
  /** One transaction each. */
  readonly batches: ReadonlyArray<readonly StrategyWrite[]>;
}

export interface Applied {
  readonly changed: ImportCounts;
  readonly syncing: number;
  /** False when time was up before the end of the file. */
  readonly isWhole: boolean;
}

/** JQL that is new to its target, asked of Jira in one request. */
async function jqlMistakes(deps: Deps, file: ParsedStrategyFile, loaded: LoadedIndex): Promise<Mistake[]> {
  const asked = file.links.flatMap((link, index) => {
    if (link.kind !== 'jql') return [];
    const known = loaded.index.targets.get(link.target)?.links ?? [];
    if (known.some((one) => one.kind === 'jql' && one.jql === link.jql)) return [];
    return [{ path: `links[${index}].jql`, jql: link.jql }];
  });
  const answers = await deps.source.validate(asked.map(({ jql }) => jql));
  return asked.flatMap(({ path, jql }, index) => {
    const message = problemOf(deps, jql, answers[index]);
    return message === undefined ? [] : [{ path, message }];
  });
}

/** Said of a key that is taken, by something the person sees or by something they may not know of. */
export const KEY_NOT_FREE = 'cannot be used; choose another';

/** The keys of new things that stand for something else already; where that is shown, the plan changes it instead. */
const takenMistakes = (deps: Deps, { objectives, targets }: ParsedStrategyFile): readonly Mistake[] => [
  ...objectives.flatMap(({ key }, index) =>
    deps.strategy.isTaken({ kind: 'objective', key })
      ? [{ path: `objectives[${index}].key`, message: KEY_NOT_FREE }]
      : [],
  ),
  ...targets.flatMap(({ key }, index) =>
    deps.strategy.isTaken({ kind: 'target', key }) ? [{ path: `targets[${index}].key`, message: KEY_NOT_FREE }] : [],
  ),
];

/** What a person's edit is held to besides, and what follows from it. */
export type Rules = (
  plan: ImportPlan,
  file: ParsedStrategyFile,
  current: StrategyIndex,
) => Result<ImportPlan, readonly Mistake[]> | Promise<Result<ImportPlan, readonly Mistake[]>>;

/** How a backup is put back, and why, in the words of whoever has it put back. */
export interface Restore {
  readonly restoring: Restoring;
  readonly reason: string;
}

/** How a file is saved. */
interface How {
  readonly rules?: Rules;
  readonly restore?: Restore;
  /** Whether the site says what the file leaves out of things that are there. */
  readonly completes?: boolean;
}

/**
 * Everything that saving a file would do, or every mistake that stands against it. Changes nothing. Whether a new key may
 * be used is for the caller to say, once it is known that the person may create anything there.
 */
export async function prepareFile(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
  { rules = ok, restore, completes = false }: How = {},
): Promise<Result<PreparedImport, readonly Mistake[]>> {
  const opened = await openFile(deps, read, completes);
  if (!opened.ok) return opened;
  const { file, loaded } = opened.value;
  const planned = planImport(loaded.index, file, restore?.restoring);
  const plan = planned.ok ? await rules(planned.value, file, loaded.index) : planned;
  // What a backup says was right once. A scope that Jira takes no longer is put back all the same, and says so itself.
  const rejected =
    restore === undefined
      ? [...(await jqlMistakes(deps, file, loaded)), ...(await fieldMistakes(deps, file, loaded))]
      : [];
  if (!plan.ok) return err(listMistakes([...plan.error, ...rejected]));
  if (rejected.length > 0) return err(listMistakes(rejected));
  const nowMs = deps.clock.nowMs();
  const groups = planWrites(plan.value, loaded, { nowMs, by: actor, stamp: deps.random.id() });
  const said = restore === undefined || restore.reason === '' ? {} : { reason: restore.reason };
  const entryOf = (items: readonly AuditItem[], batch: number): StrategyWrite => ({
    kind: 'audit',
    entry: { at: instantOf(nowMs), by: actor, items, ...said },
    id: entryId(batch, deps.random.id()),
  });
  const items = groups.flatMap(({ audit }) => audit);
  return ok({
    plan: plan.value,
    file,
    loaded,
    items,
    taken: takenMistakes(deps, file),
    batches: batchesOf(groups, entryOf),
  });
}

/** Plans the same file again on what others have left meanwhile; `deps` is for going on. */
export type PrepareAgain = (deps: Deps) => Promise<Result<PreparedImport, readonly Mistake[]>>;

/** Everything an import would do, or every mistake that stands against it. Changes nothing. */
export async function prepareImport(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
): Promise<Result<PreparedImport, readonly Mistake[]>> {
  const prepared = await prepareFile(deps, actor, read, { completes: true });
  if (!prepared.ok || prepared.value.taken.length === 0) return prepared;
  return err(listMistakes(prepared.value.taken));
}

const isReadable = (read: ReadFile): boolean => read.ok || read.partial !== undefined;

/** For going on with a file that was found right for the person who brought it, whatever has been hidden from them since. */
export const goingOn = (deps: Deps, read: ReadFile): Deps =>
  isReadable(read) ? { ...deps, strategy: deps.strategy.showing(referencesOf(outlineIn(read))) } : deps;

const isSync = (write: StrategyWrite): boolean => write.kind === 'work' && write.item.kind === 'target';

/** Why a file was not applied to its end. With `stays` a part of it had been, before somebody's change made the rest impossible. */
export type NotApplied =
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[]; readonly stays: boolean }
  | { readonly kind: 'stale' };

const appliedOf = ({ plan, batches }: PreparedImport, isWhole: boolean): Applied => ({
  changed: plan.counts,
  syncing: batches.flat().filter(isSync).length,
  isWhole,
});

type OnBatch = (done: number, total: number) => Promise<boolean>;
interface Ended {
  readonly done: number;
  readonly end: 'whole' | 'left' | NotApplied;
}

async function applyBatches(
  deps: Deps,
  read: ReadFile,
  first: PreparedImport,
  onBatch: OnBatch,
  prepare: PrepareAgain,
): Promise<Ended> {
  let prepared = first;
  let current = deps;
  let done = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let isStale = false;
    // What was done before others changed something stays done: progress never goes back.
    const total = done + prepared.batches.length;
    for (const batch of prepared.batches) {
      if (!(await current.strategy.apply(batch)).ok) {
        isStale = true;
        break;
      }
      done += 1;
      const goOn = await onBatch(done, total);
      if (!goOn && done < total) return { done, end: 'left' };
    }
    if (!isStale) return { done, end: 'whole' };
    current = goingOn(deps, read);
    const again = await prepare(current);
    if (!again.ok) return { done, end: { kind: 'mistakes', mistakes: again.error, stays: done > 0 } };
    prepared = again.value;
  }
  return { done, end: { kind: 'stale' } };
}

/**
 * Applies a file batch by batch, rolling forward: what another person changes meanwhile is planned on anew. `onBatch`
 * hears how far it has come and says whether there is time for more; what is left then is found by preparing the same file
 * again.
 */
export async function applyFile(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
  first: PreparedImport,
  onBatch: OnBatch,
  prepare: PrepareAgain = async (again) => prepareImport(again, actor, read),
): Promise<Result<Applied, NotApplied>> {
  const { done, end } = await applyBatches(deps, read, first, onBatch, prepare);
  // However it ended: what stands under a moved objective has to follow it.
  if (done > 0) await rewritePaths(deps, actor, first.plan);
  if (end === 'left') return ok(appliedOf(first, false));
  if (end !== 'whole') return err(end);
  await closeImported(deps, actor, first.plan);
  if (!isEmptyPlan(first.plan)) await deps.wake.after(0);
  return ok(appliedOf(first, true));
}
