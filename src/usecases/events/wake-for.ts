import type { WorkItem } from '../../ports/work-log';
import type { Deps } from '../deps';
import { noteUnwoken } from '../worker/note-waiting';

export type WakeDeps = Pick<Deps, 'clock' | 'log' | 'random' | 'rolls' | 'wake' | 'waits' | 'work'>;

/** Wakes the worker for what has been recorded. When that is refused, the numbers that wait say so, and whoever asked hears of it. */
export async function wakeFor(deps: WakeDeps, recorded: readonly WorkItem[], afterSeconds = 0): Promise<void> {
  try {
    await deps.wake.after(afterSeconds);
  } catch (error) {
    await noteUnwoken(deps, recorded);
    throw error;
  }
}
