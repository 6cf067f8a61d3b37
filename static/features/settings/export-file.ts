import { call } from '../../bridge/call';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Puts the pages of an export together: lists are joined, everything else is the same on each page. */
export function mergedFile(pages: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const page of pages) {
    for (const [name, value] of Object.entries(page)) {
      const before = whole[name];
      whole[name] = isList(before) && isList(value) ? [...before, ...value] : value;
    }
  }
  return whole;
}

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
