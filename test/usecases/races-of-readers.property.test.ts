import fc from 'fast-check';
import { differences } from '../../static/backup/compare';
import { interleaved } from '../support/interleaved';
import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const RUNS = { numRuns: 10 };
/** Two moves meet on one line in few of the orders in which they can happen. */
const MANY_RUNS = { numRuns: 25 };
type Row = Readonly<Record<string, unknown>>;
type Answer = Awaited<ReturnType<TestSite['call']>>;
const code = (answer: Answer): string => (answer.ok ? 'ok' : answer.code);
const rowsOf = (file: Row, section: string): readonly Row[] => file[section] as readonly Row[];

const race = async (check: (scheduler: fc.Scheduler) => Promise<void>, runs = RUNS): Promise<void> =>
  fc.assert(fc.asyncProperty(fc.scheduler(), check), runs);

/** Cuts out what time alone moves. */
const TIMELY = new Set(['asOf', 'expected', 'variance', 'expectedProgress', 'status']);
const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (TIMELY.has(key) ? undefined : inner)));

describe('the lines of targets, whatever happens at the same time', () => {
  const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 10, unit: 'points' };
  const BASE = strategyOf([{ key: 'TGT-1', links: [], extra: { ...METRIC, objective: 'OBJ-4' } }]);
  const TOPS = ['OBJ-1', 'OBJ-2', 'OBJ-3'].map((key) => ({ ...rowsOf(BASE, 'objectives')[0], key, parent: null }));
  const LOW = { ...TOPS[0], key: 'OBJ-4', level: 'team', parent: 'OBJ-3' };
  const FILE = { ...BASE, objectives: [...TOPS, LOW] };
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([]);
    await withStrategy(site, FILE);
  });
  afterAll(async () => site.close());

  const revOf = async (key: string): Promise<number | null> =>
    (await site.data('strategy', 'getStrategy', {})).objectives.find((one) => one.key === key)?.rev ?? null;
  const move = async (objective: Row | undefined, parent: string | null, rev: number | null): Promise<string> =>
    code(await site.call('strategy', 'saveObjective', { objective: { ...objective, parent }, rev }));
  const lineOf = async (target: string): Promise<readonly string[]> =>
    (await site.data('strategy', 'getTarget', { target })).line.map(({ key }) => key);

  it('follow two moves above and below that happen at once', async () => {
    await race(async (scheduler) => {
      await site.data('settings', 'importStrategy', { file: FILE });
      const [low, top] = [await revOf('OBJ-4'), await revOf('OBJ-3')];
      const answers = await interleaved(scheduler, async () =>
        Promise.all([move(LOW, 'OBJ-2', low), move(TOPS[2], 'OBJ-1', top)]),
      );
      expect(answers).toEqual(['ok', 'ok']);
      expect(await lineOf('TGT-1')).toEqual(['OBJ-4', 'OBJ-2']);
    }, MANY_RUNS);
  });

  it('follow two moves on one line that happen at once', async () => {
    await race(async (scheduler) => {
      await site.data('settings', 'importStrategy', { file: FILE });
      const [low, top] = [await revOf('OBJ-3'), await revOf('OBJ-1')];
      const answers = await interleaved(scheduler, async () =>
        Promise.all([move(TOPS[2], 'OBJ-1', low), move(TOPS[0], 'OBJ-2', top)]),
      );
      // Whoever goes under something that is moving just then is told.
      expect(answers).toContain('ok');
      const line = [
        'OBJ-4',
        'OBJ-3',
        ...(answers[0] === 'ok' ? ['OBJ-1', ...(answers[1] === 'ok' ? ['OBJ-2'] : [])] : []),
      ];
      expect(await lineOf('TGT-1')).toEqual(line);
    }, MANY_RUNS);
  });

  it('are right for a target that is created while what it stands under is moved', async () => {
    let no = 0;
    await race(async (scheduler) => {
      no += 1;
      await site.data('settings', 'importStrategy', { file: FILE });
      const rev = await revOf('OBJ-3');
      const target = { ...rowsOf(BASE, 'targets')[0], key: `NEW-${no}`, objective: 'OBJ-4' };
      const answers = await interleaved(scheduler, async () =>
        Promise.all([
          move(TOPS[2], 'OBJ-2', rev),
          site.call('strategy', 'saveTarget', { target, rev: null }).then(code),
        ]),
      );
      expect(answers).toEqual(['ok', 'ok']);
      expect(await lineOf(`NEW-${no}`)).toEqual(['OBJ-4', 'OBJ-3', 'OBJ-2']);
      expect(await lineOf('TGT-1')).toEqual(['OBJ-4', 'OBJ-3', 'OBJ-2']);
    });
  });
});

describe('a restore while the worker reads what was linked just before', () => {
  const ISSUES: readonly TestIssue[] = [
    { id: 1001, key: 'ONE-1', level: 1 },
    { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
    { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
    { id: 2001, key: 'TWO-1', level: 1 },
    { id: 2002, key: 'TWO-2', parent: 'TWO-1', category: 'done' },
  ];
  const FILE = strategyOf([
    { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
    { key: 'TGT-2', links: [{ jql: 'project = TWO' }] },
    { key: 'TGT-3', links: [{ issue: 'TWO-1' }] },
  ]);
  const OTHER = strategyOf([
    { key: 'TGT-1', links: [{ issue: 'TWO-1' }] },
    { key: 'TGT-2', links: [{ jql: 'project = ONE' }] },
    {
      key: 'TGT-3',
      links: [],
      extra: { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 9, unit: 'x' },
    },
  ]);

  it('ends as the backup, with the numbers of its own work', async () => {
    const site = await openSite(ISSUES);
    await withStrategy(site, FILE);
    const backup = (await site.data('settings', 'exportStrategy', {})).file;
    await race(async (scheduler) => {
      await site.data('settings', 'importStrategy', { file: OTHER });
      const [restored] = await interleaved(scheduler, async () =>
        Promise.all([site.call('settings', 'importStrategy', { file: { ...backup } }).then(code), site.host.settle()]),
      );
      await site.host.settle();
      const { file } = await site.data('settings', 'exportStrategy', {});
      expect([restored, differences(backup, file)]).toEqual(['ok', []]);
      expect(timeless(file)).toEqual(timeless(backup));
    });
    await site.close();
  });
});

describe('a strategy that is opened while somebody changes it', () => {
  const FILE = largeStrategy({ objectives: 80, targets: 240, checkIns: 0 });
  const [first] = rowsOf(FILE, 'objectives');

  it('is never kept as it was before, wherever in the reading the change comes, and who saved on it is told', async () => {
    const site = await openSite([]);
    await withStrategy(site, FILE);
    const opened = async () => site.data('strategy', 'openStrategy', {});
    const whole = async () => site.data('strategy', 'getStrategy', {});
    const seenIn = ({ objectives }: Pick<Awaited<ReturnType<typeof whole>>, 'objectives'>) =>
      objectives.find(({ key }) => key === 'OBJ-1');
    const save = async (name: string, rev: number | undefined) =>
      code(await site.call('strategy', 'saveObjective', { objective: { ...first, name }, rev: rev ?? null }));
    let no = 0;
    const parts = new Set<boolean>();
    await race(
      async (scheduler) => {
        no += 1;
        const [before, after] = [`Before ${no}`, `After ${no}`];
        const start = seenIn(await whole())?.rev;
        await save(before, start);
        const rev = seenIn(await whole())?.rev;
        const [saved, front, all] = await interleaved(scheduler, async () =>
          Promise.all([
            save(after, rev),
            opened(),
            // The page asks for the rest once it has drawn what came first.
            opened().then(async (page) => ({ page, rest: await whole() })),
          ]),
        );
        expect(saved).toBe('ok');
        for (const page of [front, all.page, all.rest]) expect([before, after]).toContain(seenIn(page)?.name);
        // What comes later is never older.
        const [one, two] = [seenIn(all.page), seenIn(all.rest)];
        expect((two?.rev ?? 0) - (one?.rev ?? 0)).toBeGreaterThanOrEqual(0);
        // Whoever saves on what they saw first is told, unless it was the newest.
        expect(one?.rev === rev ? await save('Lost', rev) : 'stale').toBe('stale');
        for (const page of [await opened(), await whole(), await opened()]) expect(seenIn(page)?.name).toBe(after);
        parts.add((await opened()).part !== null);
      },
      { numRuns: 8 },
    );
    expect(parts).toEqual(new Set([true]));
    await site.close();
  }, 60_000);
});
