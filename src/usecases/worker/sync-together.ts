import type { TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import type { RecordedWork } from '../../ports/work-log';
import { WorkSourceBusy } from '../../ports/work-source';
import { numberFieldsOf, weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { ownRules } from './own-rules';
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
async function targetsToRead(deps: Deps, works: readonly RecordedWork[]): Promise<readonly StoredTarget[]> {
  const keys = works.flatMap(({ item }): TargetKey[] => (item.kind === 'target' ? [item.target] : []));
  const records = await deps.strategy.targets(keys);
  return [...records.values()].filter(({ value: { target } }) => isFedByWork(target.measure) && target.frozen === null);
}

/** Every number field that one of the targets weighs by. */
async function fieldsOf(deps: Deps, records: readonly StoredTarget[]): Promise<readonly string[]> {
  const points = records.find(({ value }) => weighsByPoints(value.target.measure));
  const first = await deps.rolls.engine();
  const engine = points === undefined ? first : await withPointsFields(deps, first, points.value.target);
  const fields = records.flatMap((record) =>
    numberFieldsOf(record.value.target.measure, ownRules(engine, record).pointsFields),
  );
  return [...new Set(fields)].sort();
}

/** Several targets read their work as one; a single one asks for its own. */
async function prepared(deps: Deps, works: readonly RecordedWork[]): Promise<Deps> {
  if (works.length < 2) return deps;
  const kept = withEngineKept(deps);
  const records = await targetsToRead(kept, works);
  if (records.length < 2) return kept;
  const targets = records.map(({ value }) => value.target);
  return { ...kept, source: await readTogether(kept, targets, await fieldsOf(kept, records)) };
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
