import type { RecordedWork } from '../../ports/work-log';
import type { Deps } from '../deps';

/** Pages that are looked through; more than an import of the largest strategy leaves waiting. */
const MAX_PAGES = 100;

/** Everything that waits for the worker. */
export async function waitingWork({ work }: Pick<Deps, 'work'>): Promise<readonly RecordedWork[]> {
  const all: RecordedWork[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await work.list(cursor);
    all.push(...found.items);
    cursor = found.cursor;
    if (cursor === undefined) break;
  }
  return all;
}
