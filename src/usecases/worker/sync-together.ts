import type { TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Target } from '../../domain/target';
import type { Engine } from '../../ports/roll-store';
import type { RecordedWork } from '../../ports/work-log';
import { WorkSourceBusy } from '../../ports/work-source';
import { numberFieldsOf, weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { readTogether } from './read-together';
import { syncTarget, withPointsFields } from './sync-target';

interface Synced {
  readonly done: readonly RecordedWork[];
  readonly failed: readonly RecordedWork[];
  readonly recordedMore: boolean;
}

/** The engine is read once for many targets: whoever changes it does so through here. */
function withEngineKept(deps: Deps): Deps {
  let engine: Engine | undefined;
  return {
    ...deps,
    rolls: {
      ...deps.rolls,
      engine: async () => (engine ??= await deps.rolls.engine()),
      async saveEngine(next) {
        engine = next;
        await deps.rolls.saveEngine(next);
      },
    },
  };
}

/** What the waiting targets that are fed by work are now; frozen ones are not read. */
async function targetsToRead(deps: Deps, works: readonly RecordedWork[]): Promise<readonly Target[]> {
  const keys = works.flatMap(({ item }): TargetKey[] => (item.kind === 'target' ? [item.target] : []));
  const records = await deps.strategy.targets(keys);
  return [...records.values()]
    .map(({ value }) => value.target)
    .filter(({ measure, frozen }) => isFedByWork(measure) && frozen === null);
}

/** Every number field that one of the targets weighs by. */
async function fieldsOf(deps: Deps, targets: readonly Target[]): Promise<readonly string[]> {
  const points = targets.find(({ measure }) => weighsByPoints(measure));
  const first = await deps.rolls.engine();
  const { pointsFields } = points === undefined ? first : await withPointsFields(deps, first, points);
  return [...new Set(targets.flatMap(({ measure }) => numberFieldsOf(measure, pointsFields)))].sort();
}

/** Several targets read their work as one; a single one asks for its own. */
async function prepared(deps: Deps, works: readonly RecordedWork[]): Promise<Deps> {
  if (works.length < 2) return deps;
  const kept = withEngineKept(deps);
  const targets = await targetsToRead(kept, works);
  if (targets.length < 2) return kept;
  return { ...kept, source: await readTogether(kept, targets, await fieldsOf(kept, targets)) };
}

/** Brings the waiting targets up to date, as many as there is time for. */
export async function syncTogether(
  deps: Deps,
  works: readonly RecordedWork[],
  untilMs: number,
  onDefect: (error: unknown) => void,
): Promise<Synced> {
  const done: RecordedWork[] = [];
  const failed: RecordedWork[] = [];
  let recordedMore = false;
  if (works.length === 0) return { done, failed, recordedMore };
  const reading = await prepared(deps, works);
  for (const work of works) {
    if (work.item.kind !== 'target') continue;
    if (deps.clock.nowMs() > untilMs) return { done, failed, recordedMore: true };
    try {
      recordedMore = (await syncTarget(reading, work.item.target)) || recordedMore;
      await deps.work.clear([work]);
      done.push(work);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      onDefect(error);
      failed.push(work);
    }
  }
  return { done, failed, recordedMore };
}
