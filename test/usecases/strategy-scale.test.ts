import type { CallOutput } from '../../src/contract/calls';
import { openSite, type TestSite } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const SIZE = { objectives: 1_000, targets: 3_000, checkIns: 10_000 };
const PART = 390_000;

/** Hands a file over in parts, as the settings page does, and lets the site come to rest. */
async function importLarge(site: TestSite, text: string): Promise<CallOutput<'importStatus'>> {
  const { importId } = await site.data('settings', 'beginImport', {});
  const parts = Math.ceil(text.length / PART);
  for (let index = 0; index < parts; index += 1) {
    const part = text.slice(index * PART, (index + 1) * PART);
    await site.data('settings', 'putImportPart', { importId, index, text: part });
  }
  await site.data('settings', 'commitImport', { importId, parts });
  await site.host.settle();
  return site.data('settings', 'importStatus', { importId });
}

describe('a strategy of 1,000 objectives, 3,000 targets and 10,000 check-ins', () => {
  let site: TestSite;
  let imported: CallOutput<'importStatus'>;
  beforeAll(async () => {
    site = await openSite([]);
    imported = await importLarge(site, JSON.stringify(largeStrategy(SIZE)));
  }, 120_000);
  afterAll(async () => site.close());

  it('is imported whole', () => {
    expect(imported).toMatchObject({
      state: 'done',
      changed: { cycles: 1, objectives: 1_000, targets: 3_000, links: 0, checkIns: 10_000, settings: 0 },
    });
  });

  it('is shown for one invoke and at most 150 read units', async () => {
    site.host.resetUsage();
    const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
    const { invocations, kvs } = site.host.usage();
    expect([objectives.length, targets.length]).toEqual([1_000, 3_000]);
    expect(Object.values(invocations).map(({ count }) => count)).toEqual([1]);
    expect(kvs.readUnits).toBeLessThanOrEqual(150);
  });
});
