import { call } from '../../bridge/call';
import { mergedFile } from './merged-file';

const once = async <T>(ask: () => Promise<T>): Promise<T> => ask();

/** Reads the whole strategy, page by page; `patiently` says what to do when a page is not answered. */
export async function loadExport(
  onPage: (page: number) => void,
  patiently: <T>(ask: () => Promise<T>) => Promise<T> = once,
): Promise<Record<string, unknown>> {
  const pages: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    onPage(pages.length + 1);
    const input = cursor === undefined ? {} : { cursor };
    const answer = await patiently(() => call('exportStrategy', input));
    pages.push(answer.file);
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return mergedFile(pages);
}
