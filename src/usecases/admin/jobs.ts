import { isFedByWork } from '../../domain/measure';
import type { Mistake } from '../../domain/mistake';
import type { RecordedWork, WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { waitingWork } from './waiting-work';

type Job = 'reading' | 'past' | 'import';

const KIND: Readonly<Record<Job, WorkItem['kind']>> = { reading: 'target', past: 'history', import: 'import' };

const STOPPED: Mistake = {
  path: '',
  message: 'The import was stopped; what had been applied stays. Import the file again to go on.',
};

async function stopImports(deps: Deps, works: readonly RecordedWork[]): Promise<void> {
  for (const { item } of works) {
    const state = item.kind === 'import' ? await deps.imports.find(item.importId) : undefined;
    if (item.kind !== 'import' || state?.state !== 'running') continue;
    await deps.imports.save(item.importId, { ...state, state: 'failed', mistakes: [STOPPED] });
    await deps.imports.dropParts(item.importId, state.parts);
  }
}

/**
 * Takes what waits of a job out of the work log. Each step of a job is whole by itself, so what has been done is as it would
 * be after any other step; numbers that are not up to date go on saying so. Reading scopes begins the past of their targets by
 * itself; one that was stopped stays so until somebody has the target read again, or everything.
 */
export async function stopJob(deps: Deps, job: Job): Promise<number> {
  const { targets } = await deps.strategy.board();
  const shown = new Set(targets.map(({ value }) => value.target.key));
  const works = (await waitingWork(deps)).filter(
    ({ item }) => item.kind === KIND[job] && (!('target' in item) || shown.has(item.target)),
  );
  if (job === 'import') await stopImports(deps, works);
  // Before its work is taken out: a round that reads a scope meanwhile would record it anew.
  if (job === 'past') await deps.pastStops.keep(new Set([...(await deps.pastStops.find()), ...shown]));
  await deps.work.clear(works);
  if (job === 'reading') await deps.readings.drop();
  return works.length;
}

/** Has the work of every target read anew, as one reading, and every past that is not known. Closed cycles stay as they are. */
export async function readEverything(deps: Deps): Promise<number> {
  const { targets } = await deps.strategy.board();
  const open = targets
    .map(({ value }) => value.target)
    .filter(({ measure, frozen }) => isFedByWork(measure) && frozen === null);
  const asked = new Set(open.map(({ key }) => key));
  const stopped = await deps.pastStops.find();
  if (stopped.size > 0) await deps.pastStops.keep(new Set([...stopped].filter((key) => !asked.has(key))));
  await deps.work.record(
    open.map(({ key }) => ({ kind: 'target', target: key })),
    deps.random.id(),
  );
  await deps.wake.after(0);
  return open.length;
}
