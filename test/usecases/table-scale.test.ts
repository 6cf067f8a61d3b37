import { readTable } from '../../static/csv/read-table';
import { TABLE_KINDS, type TableKind } from '../../static/csv/tables';
import { writeTable } from '../../static/csv/write-table';
import { importFileOf } from '../../static/features/settings/import-file';
import { exportedWhole, importLarge } from '../support/large-import';
import { openSite, type TestSite } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const ROWS = 10_000;
const BASE = largeStrategy({ objectives: 1_000, targets: 3_000, checkIns: 0 });
const FILES = {
  objectives: largeStrategy({ objectives: ROWS, targets: 1, checkIns: 0 }),
  targets: largeStrategy({ objectives: 1_000, targets: ROWS, checkIns: 0 }),
  checkIns: largeStrategy({ objectives: 1, targets: 3_000, checkIns: ROWS }),
};
const NEW = { objectives: ROWS - 1_000, targets: ROWS - 3_000, checkIns: ROWS };

const tableOf = (kind: TableKind): string => writeTable(kind, FILES[kind]);
const rowsOf = (table: string): readonly string[] => table.split('\r\n').sort();

describe('a table of 10,000 rows', () => {
  let site: TestSite;
  const staged = new Map<TableKind, { readonly importId: string; readonly parts: number }>();
  beforeAll(async () => {
    site = await openSite([]);
    await importLarge(site, JSON.stringify(BASE));
  }, 60_000);
  afterAll(async () => site.close());

  async function stage(kind: TableKind): Promise<{ readonly importId: string; readonly parts: number }> {
    const read = readTable(tableOf(kind));
    if (!read.ok) throw new Error('not read');
    const file = importFileOf(JSON.stringify(read.table.file));
    if (file.kind !== 'parts') throw new Error(file.kind);
    const { importId } = await site.data('settings', 'beginImport', {});
    for (const [index, text] of file.parts.entries()) {
      await site.data('settings', 'putImportPart', { importId, index, text });
    }
    return { importId, parts: file.parts.length };
  }

  it.each(TABLE_KINDS)(
    'is looked at well within the time of a call: %s',
    async (kind) => {
      const parts = await stage(kind);
      staged.set(kind, parts);
      site.host.resetUsage();
      const { changed, items, more } = await site.data('settings', 'previewImport', parts);
      const { invocations, kvs } = site.host.usage();
      expect(changed).toEqual({
        ...{ cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 },
        [kind]: NEW[kind],
      });
      expect(items.length + more).toBe(kind === 'checkIns' ? 3_000 : NEW[kind]);
      expect(kvs.writes).toBe(0);
      expect(invocations['settings-calls']?.ms).toBeLessThan(0.7 * 25_000);
    },
    60_000,
  );

  it('comes in and goes out as the same rows', async () => {
    const parts = staged.get('checkIns') ?? (await stage('checkIns'));
    await site.data('settings', 'commitImport', parts);
    await site.host.settle();
    const { state, changed } = await site.data('settings', 'importStatus', { importId: parts.importId });
    expect([state, changed?.checkIns]).toEqual(['done', ROWS]);
    const again = writeTable('checkIns', await exportedWhole(site));
    expect(rowsOf(again).length).toBe(ROWS + 2);
    expect(rowsOf(again)).toEqual(rowsOf(tableOf('checkIns')));
  }, 60_000);
});
