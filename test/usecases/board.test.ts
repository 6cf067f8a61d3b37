import { seatOf } from '../../src/storage/board-seats';
import type { TargetView } from '../../src/contract/views';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const FILE = strategyOf(
  Array.from({ length: 40 }, (_, index) => ({
    key: `TGT-${index + 1}`,
    links: [],
    extra: { measure: { type: 'metric', take: 'latest' } },
  })),
);
const HOUR_MS = 3_600_000;

const board = (site: TestSite): readonly string[] => site.host.store.entries('kvs-entity:board').map(([key]) => key);
const lose = async (site: TestSite, keys: readonly string[]): Promise<void> =>
  site.host.store.commit(keys.map((key) => ({ table: 'kvs-entity:board', key, remove: true })));
const strategy = async (site: TestSite) => site.data('strategy', 'getStrategy', {});

const definitionOf = ({ result, linkCount, rev, ...definition }: TargetView) => ({ rev, linkCount, definition });

/** How often lists of records were asked for while something was done. */
async function queriesDuring(site: TestSite, work: () => Promise<unknown>): Promise<number> {
  let { next } = site.host.journal();
  for (let page = site.host.journal(next); page.calls.length > 0; page = site.host.journal(next)) next = page.next;
  await work();
  return site.host.journal(next).calls.filter((call) => JSON.stringify(call).includes('query')).length;
}

describe('the board', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  it('answers for the whole strategy without listing a record', async () => {
    const seen: string[] = [];
    const queries = await queriesDuring(site, async () => {
      seen.push(...(await strategy(site)).targets.map(({ key }) => key));
      await site.data('alignment', 'searchTargets', { text: 'TGT' });
      await site.data('strategy-table', 'listObjectives', {});
      await site.data('strategy-table', 'getStrategyTable', { objectives: ['OBJ-1'] });
      await site.data('strategy', 'getHealth', {});
    });
    expect([seen.length, new Set(seen).size, queries]).toEqual([40, 40, 0]);
  });

  it('shows at once what a person has just saved', async () => {
    const { targets } = await strategy(site);
    const [saved] = targets.map(definitionOf);
    const target = { ...saved?.definition, name: 'A sharper name' };
    await site.data('strategy', 'saveTarget', { target, rev: saved?.rev ?? null });
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-29', value: 55 } });
    const after = (await strategy(site)).targets;
    expect(after.map(({ key, name, result }) => [key, name, result.actual]).slice(0, 3)).toEqual([
      ['TGT-1', 'A sharper name', null],
      ['TGT-2', 'Target TGT-2', 55],
      ['TGT-3', 'Target TGT-3', null],
    ]);
  });

  it('keeps both of two rows that are written at once into one bucket', async () => {
    const seats = new Map<number, string[]>();
    for (let no = 1; no <= 3_000; no += 1) {
      const seat = seatOf('target', `NEW-${no}`);
      seats.set(seat, [...(seats.get(seat) ?? []), `NEW-${no}`]);
    }
    const together = [...seats.values()].find((keys) => keys.length >= 4)?.slice(0, 4) ?? [];
    const { targets } = FILE as { targets: ReadonlyArray<Record<string, unknown>> };
    const answers = await Promise.all(
      together.map(async (key) => site.call('strategy', 'saveTarget', { target: { ...targets[0], key }, rev: null })),
    );
    const shown = (await strategy(site)).targets.map(({ key }) => key).filter((key) => key.startsWith('NEW-'));
    expect([answers.map(({ ok }) => ok), [...shown].sort()]).toEqual([[true, true, true, true], [...together].sort()]);
  });

  it('is built anew where it is lost, and until then the records answer the same', async () => {
    const before = await strategy(site);
    await lose(site, board(site));
    expect((await strategy(site)).targets.map(definitionOf)).toEqual(before.targets.map(definitionOf));
    await site.host.advance({ byMs: HOUR_MS });
    await site.host.settle();
    const queries = await queriesDuring(site, async () => expect((await strategy(site)).objectives.length).toBe(2));
    expect([queries, (await strategy(site)).targets.map(({ key }) => key)]).toEqual([
      0,
      before.targets.map(({ key }) => key),
    ]);
  });

  it('is never read with a part missing, and gets the part back by the next day', async () => {
    const keys = board(site).filter((key) => key !== 'b:head');
    await lose(site, keys);
    expect((await strategy(site)).targets.length).toBe(40);
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-2', at: '2021-06-29', value: 55 } });
    expect((await strategy(site)).targets.length).toBe(40);
    await site.host.advance({ byMs: 24 * HOUR_MS });
    await site.host.settle();
    expect(board(site).length).toBe(keys.length + 1);
    expect(await queriesDuring(site, async () => strategy(site))).toBe(0);
  });

  it('shows what is too large for a row all the same', async () => {
    const description = 'Long. '.repeat(2_000).trim();
    const objective = { key: 'OBJ-9', name: 'Told at length', cycle: 'FY21', level: 'organization', description };
    await site.data('strategy', 'saveObjective', { objective, rev: null });
    const shown = (await strategy(site)).objectives.find(({ key }) => key === 'OBJ-9');
    expect([shown?.name, shown?.description]).toEqual(['Told at length', description]);
  });
});

describe('the board of a strategy that has moved day after day', () => {
  const DAY_MS = 86_400_000;
  const TARGETS = 8;
  const stories = Array.from({ length: 50 }, (_, at) => ({ id: 1100 + at, key: `ONE-${100 + at}`, parent: 'ONE-1' }));
  const links = [{ issue: 'ONE-1' }];

  it('is hardly larger after six weeks than after two, and draws the same way from the first day to now', async () => {
    const site = await openSite([
      { id: 1001, key: 'ONE-1', level: 1 },
      ...stories,
      { id: 2001, key: 'TWO-1', category: 'done' },
    ]);
    await withStrategy(site, strategyOf(Array.from({ length: TARGETS }, (_, at) => ({ key: `TGT-${at + 1}`, links }))));
    const bytesAfter = async (from: number, days: number): Promise<number> => {
      for (const { key } of stories.slice(from, from + days)) {
        const route = `/rest/api/3/issue/${key}/transitions`;
        const { transitions } = (await site.rest('GET', route)) as { transitions: ReadonlyArray<{ id: string }> };
        await site.rest('POST', route, { transition: { id: transitions[0]?.id } });
        await site.host.settle();
        site.host.clock.advance(DAY_MS);
      }
      site.host.resetUsage();
      await strategy(site);
      return site.host.usage().kvs.readBytes;
    };
    const [early, late] = [await bytesAfter(0, 14), await bytesAfter(14, 28)];
    expect((late - early) / TARGETS).toBeLessThan(40);

    const [listed] = (await strategy(site)).targets;
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const whole = new Map(target.result.trend.map(({ day, actual }) => [day, actual]));
    const ends = (trend: TargetView['result']['trend']) => [trend[0]?.day, trend[trend.length - 1]];
    expect(ends(listed?.result.trend ?? [])).toEqual(ends(target.result.trend));
    expect(listed?.result.trend.length).toBe(12);
    // Past days are as exact as they are drawn.
    const drawn = (listed?.result.trend ?? []).filter(({ day }) => whole.has(day));
    expect(drawn.length).toBeGreaterThan(6);
    expect(drawn.map(({ actual }) => actual?.toFixed(1))).toEqual(drawn.map(({ day }) => whole.get(day)?.toFixed(1)));
    await site.close();
  }, 60_000);

  it('is hardly larger after a year of check-ins than after a quarter of it, and counts what they count to', async () => {
    const site = await openSite([]);
    const metric = (take: string) => ({ measure: { type: 'metric', take }, baseline: 0, goal: 100 });
    const targets = [
      ...Array.from({ length: TARGETS }, (_, at) => ({ key: `TGT-${at + 1}`, extra: metric('latest'), links: [] })),
      ...['average', 'minimum', 'maximum'].map((take) => ({ key: `TGT-${take}`, extra: metric(take), links: [] })),
    ];
    await withStrategy(site, strategyOf(targets));
    const checkInsOf = (keys: readonly string[], from: number, count: number) =>
      keys.flatMap((target, no) =>
        Array.from({ length: count }, (_, at) => ({
          target,
          at: new Date(Date.parse('2021-07-01') - (52 - from - at) * 3 * DAY_MS).toISOString().slice(0, 10),
          value: Math.round(1e4 * (20 + 9 * Math.sin(7 * (from + at) + no))) / 1e4,
        })),
      );
    const latest = targets.slice(0, TARGETS).map(({ key }) => key);
    const others = targets.slice(TARGETS).map(({ key }) => key);
    const bytesAfter = async (from: number, count: number): Promise<number> => {
      const checkIns = checkInsOf(latest, from, count);
      await withStrategy(site, { format: 'throughline.strategy', version: 1, checkIns });
      site.host.resetUsage();
      await strategy(site);
      return site.host.usage().kvs.readBytes;
    };
    const [early, late] = [await bytesAfter(0, 16), await bytesAfter(16, 36)];
    expect((late - early) / TARGETS).toBeLessThan(40);

    const checkIns = checkInsOf(others, 0, 30);
    await withStrategy(site, { format: 'throughline.strategy', version: 1, checkIns });
    // Entered for tomorrow: until then the one before holds.
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-1', at: '2021-07-01', value: 77 } });
    for (const listed of (await strategy(site)).targets) {
      const { target } = await site.data('strategy', 'getTarget', { target: listed.key });
      const { trend, actual, progress, status, reason } = target.result;
      expect(listed.result).toMatchObject({ actual, progress, status, reason });
      expect(listed.result.trend.length).toBeLessThanOrEqual(14);
      expect(listed.result.trend.at(-1)).toEqual(trend.at(-1));
      const days = new Map(trend.map(({ day, actual }) => [day, actual?.toFixed(1)]));
      const drawn = listed.result.trend.filter(({ day }) => days.has(day));
      expect(drawn.length).toBeGreaterThan(6);
      expect(drawn.map(({ actual }) => actual?.toFixed(1))).toEqual(drawn.map(({ day }) => days.get(day)));
    }
    await site.close();
  }, 60_000);
});
