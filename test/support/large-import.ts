import type { CallOutput } from '../../src/contract/calls';
import { importParts } from '../../static/features/settings/import-file';
import { mergedFile } from '../../static/features/settings/merged-file';
import type { TestSite } from './site';

/** Bytes of a part; below what one call takes. */
const PART_BYTES = 390_000;

/** Hands a file over in parts, as the settings page does, and commits it; the worker has not begun. */
export async function stageLarge(site: TestSite, text: string): Promise<string> {
  const { importId } = await site.data('settings', 'beginImport', {});
  const parts = importParts(text, PART_BYTES);
  for (const [index, part] of parts.entries()) {
    await site.data('settings', 'putImportPart', { importId, index, text: part });
  }
  await site.data('settings', 'commitImport', { importId, parts: parts.length });
  return importId;
}

/** The same, and lets the site come to rest. */
export async function importLarge(site: TestSite, text: string): Promise<CallOutput<'importStatus'>> {
  const importId = await stageLarge(site, text);
  await site.host.settle();
  return site.data('settings', 'importStatus', { importId });
}

export async function exportedPages(site: TestSite): Promise<ReadonlyArray<CallOutput<'exportStrategy'>>> {
  const pages: CallOutput<'exportStrategy'>[] = [];
  let cursor: string | undefined;
  do {
    const page = await site.data('settings', 'exportStrategy', cursor === undefined ? {} : { cursor });
    pages.push(page);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}

/** The whole export, put together as the settings page does. */
export const exportedWhole = async (site: TestSite): Promise<Record<string, unknown>> =>
  mergedFile((await exportedPages(site)).map(({ file }) => file));
