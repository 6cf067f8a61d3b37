import type { TargetKey } from '../../domain/ids';
import { isFedByWork } from '../../domain/measure';
import type { StoredTarget } from '../../ports/strategy-store';
import type { RecordedWork } from '../../ports/work-log';
import { WorkSourceBusy } from '../../ports/work-source';
import { numberFieldsOf, weighsByPoints } from '../../rollup/weight';
import type { Deps } from '../deps';
import { withKeptEngine } from './kept-engine';
import { withReading } from './kept-reading';
import { liveSource } from './live-work';
import { ownRules } from './own-rules';
import { syncTarget, withPointsFields } from './sync-target';

interface Synced {
  readonly done: readonly RecordedWork[];
  readonly failed: readonly RecordedWork[];
  readonly recordedMore: boolean;
  /** Jira asked to wait; what is not done is left. */
  readonly busy?: WorkSourceBusy;
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

interface Progress {
  readonly done: RecordedWork[];
  readonly failed: RecordedWork[];
  recordedMore: boolean;
}

/** False when time was up before all of them were done. */
async function syncEach(
  reading: Deps,
  works: readonly RecordedWork[],
  untilMs: number,
  onDefect: (error: unknown) => Promise<void>,
  progress: Progress,
): Promise<boolean> {
  for (const work of works) {
    if (work.item.kind !== 'target') continue;
    if (reading.clock.nowMs() > untilMs) return false;
    try {
      const isMore = await syncTarget(reading, work.item.target);
      progress.recordedMore ||= isMore;
      await reading.work.clear([work]);
      progress.done.push(work);
    } catch (error) {
      if (error instanceof WorkSourceBusy) throw error;
      await onDefect(error);
      progress.failed.push(work);
    }
  }
  return true;
}

/**
 * Brings the waiting targets up to date, as many as there is time for. Those that ask nothing of Jira come first: they do
 * not wait for it when it is busy. The others read their work as one.
 */
export async function syncTogether(
  deps: Deps,
  works: readonly RecordedWork[],
  untilMs: number,
  onDefect: (error: unknown) => Promise<void>,
): Promise<Synced> {
  const progress: Progress = { done: [], failed: [], recordedMore: false };
  if (works.length === 0) return progress;
  const { rolls } = withKeptEngine(deps.rolls, true);
  const kept: Deps = { ...deps, rolls, source: liveSource(deps.source, (await rolls.engine()).archived) };
  const records = await targetsToRead(kept, works);
  const targets = records.map(({ value }) => value.target);
  const keys = new Set(targets.map(({ key }) => key));
  const isFed = ({ item }: RecordedWork): boolean => item.kind === 'target' && keys.has(item.target);
  const sync = async (reading: Deps, some: readonly RecordedWork[]): Promise<boolean> =>
    syncEach(reading, some, untilMs, onDefect, progress);
  try {
    const others = await sync(
      kept,
      works.filter((work) => !isFed(work)),
    );
    const fed = works.filter(isFed);
    const readAsOne = async (): Promise<boolean> =>
      targets.length === 0 ||
      withReading(kept, targets, await fieldsOf(kept, records), untilMs, async (reading, batch) =>
        sync(
          reading,
          fed.filter(({ item }) => item.kind === 'target' && batch.has(item.target)),
        ),
      );
    /** What cannot be read together is read one by one: only the target that is the reason has to wait. */
    const readApart = async (error: unknown): Promise<boolean> => {
      if (error instanceof WorkSourceBusy) throw error;
      await onDefect(error);
      const looked = new Set([...progress.done, ...progress.failed]);
      return sync(
        kept,
        fed.filter((work) => !looked.has(work)),
      );
    };
    const isWhole = others && (await readAsOne().catch(readApart));
    return isWhole ? progress : { ...progress, recordedMore: true };
  } catch (error) {
    if (!(error instanceof WorkSourceBusy)) throw error;
    return { ...progress, busy: error };
  }
}
