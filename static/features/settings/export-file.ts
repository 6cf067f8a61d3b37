import { call } from '../../bridge/call';
import { mergedFile } from './merged-file';

/** Reads the whole strategy, page by page. */
export async function loadExport(onPage: (page: number) => void): Promise<Record<string, unknown>> {
  const pages: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    onPage(pages.length + 1);
    const answer = await call('exportStrategy', cursor === undefined ? {} : { cursor });
    pages.push(answer.file);
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return mergedFile(pages);
}
