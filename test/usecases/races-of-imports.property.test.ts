import fc from 'fast-check';
import { interleaved } from '../support/interleaved';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 10, unit: 'points' };
const ALL = 50;
type Row = Readonly<Record<string, unknown>>;
const rowsOf = (file: Row, section: string): readonly Row[] => file[section] as readonly Row[];

/** A file of several transactions: forty objectives of a cycle and ten targets, all of one name. */
function fileOf(cycle: string, name: string): Record<string, unknown> {
  const file = strategyOf(
    Array.from({ length: 10 }, (_, index) => ({ key: `T-${cycle}-${index}`, links: [], extra: METRIC })),
  );
  const objectives = Array.from({ length: 40 }, (_, index) => ({
    ...rowsOf(file, 'objectives')[0],
    key: `O-${cycle}-${index}`,
    cycle,
    name,
  }));
  return {
    ...file,
    cycles: [{ ...rowsOf(file, 'cycles')[0], key: cycle }],
    objectives,
    targets: rowsOf(file, 'targets').map((target, index) => ({ ...target, objective: `O-${cycle}-${index}`, name })),
  };
}

describe('a file of several transactions, while people change what it is about', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([]);
  });
  afterAll(async () => site.close());

  const strategy = async (cycle: string) => site.data('strategy', 'getStrategy', { cycle });
  const namesIn = async (cycle: string): Promise<readonly string[]> => {
    const { objectives, targets } = await strategy(cycle);
    return [...objectives, ...targets].map(({ name }) => name);
  };
  let no = 0;
  async function newCycle(): Promise<string> {
    no += 1;
    const cycle = `C${no}`;
    await withStrategy(site, fileOf(cycle, 'Before'));
    return cycle;
  }
  const race = async (check: (scheduler: fc.Scheduler, cycle: string) => Promise<void>, numRuns = 12): Promise<void> =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => check(scheduler, await newCycle())),
      { numRuns },
    );
  /** Lets so many turns of others go by. */
  const letPass = async (scheduler: fc.Scheduler, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await scheduler.schedule(Promise.resolve());
  };

  it('does what its answer says, and nothing more behind anybody’s back', async () => {
    const codes = new Set<string>();
    await race(async (scheduler, cycle) => {
      // Either begins later than the other by any part of what an import takes.
      const [fileLate, moveLate] = no % 3 === 0 ? [30, 0] : [0, (no * 3) % 40];
      const file = fileOf(cycle, 'File');
      const above = { ...rowsOf(file, 'objectives')[0], key: `TOP-${cycle}`, name: 'Above' };
      await site.data('settings', 'importStrategy', { file: { ...file, objectives: [above], targets: [] } });
      // The file puts its last objective under one that somebody puts under just that objective.
      const last = `O-${cycle}-39`;
      const objectives = rowsOf(file, 'objectives').map((one) => ({
        ...one,
        parent: one['key'] === last ? above.key : null,
      }));
      const [answer, moved] = await interleaved(scheduler, async () =>
        Promise.all([
          letPass(scheduler, fileLate).then(async () =>
            site.call('settings', 'importStrategy', { file: { ...file, objectives } }),
          ),
          letPass(scheduler, moveLate).then(async () =>
            site.call('strategy', 'saveObjective', { objective: { ...above, parent: last }, rev: 1 }),
          ),
        ]),
      );
      const said = answer.ok ? 'ok' : answer.code;
      codes.add(said);
      const names = await namesIn(cycle);
      const changed = names.filter((name) => name === 'File').length;
      const isTrue =
        said === 'ok' ? changed === ALL : said === 'invalid' ? changed === 0 : changed > 0 && changed < ALL;
      expect({ said, changed, isTrue, both: answer.ok && moved.ok }).toEqual({
        said,
        changed,
        isTrue: true,
        both: false,
      });
      // Also when nothing stands in its way any more, a file that was refused stays refused.
      const rev = (await strategy(cycle)).objectives.find(({ key }) => key === above.key)?.rev ?? null;
      await site.call('strategy', 'saveObjective', { objective: { ...above, parent: null }, rev });
      await site.host.advance({ byMs: 120_000 });
      await site.host.settle();
      expect(await namesIn(cycle)).toEqual(names);
    }, 20);
    expect(codes).toContain('stale');
  });

  it('handed over in parts: never says it has gone back, and is whole beside what people saved', async () => {
    await race(async (scheduler, cycle) => {
      const file = fileOf(cycle, 'File');
      const { importId } = await site.data('settings', 'beginImport', {});
      await site.data('settings', 'putImportPart', { importId, index: 0, text: JSON.stringify(file) });
      await site.data('settings', 'commitImport', { importId, parts: 1 });
      const before = await strategy(cycle);
      const said: number[] = [];
      const watch = async (): Promise<void> => {
        for (let look = 0; look < 30; look += 1) {
          said.push((await site.data('settings', 'importStatus', { importId })).done);
        }
      };
      const edit = async (index: number): Promise<string> => {
        await letPass(scheduler, (no * 5 + index) % 60);
        const key = `O-${cycle}-${index}`;
        const rev = before.objectives.find((one) => one.key === key)?.rev ?? null;
        const objective = { ...rowsOf(file, 'objectives')[index], name: 'Edit' };
        const answer = await site.call('strategy', 'saveObjective', { objective, rev });
        return answer.ok ? 'ok' : answer.code;
      };
      const [, , ...edits] = await interleaved(scheduler, async () =>
        Promise.all([site.host.settle(), watch(), edit(9), edit(24), edit(39)]),
      );
      await site.host.settle();
      const end = await site.data('settings', 'importStatus', { importId });
      const names = await namesIn(cycle);
      expect([end.state, end.done]).toEqual(['done', end.total]);
      expect([...said, end.done]).toEqual([...said, end.done].sort((a, b) => a - b));
      // Whoever came before the file was written over by it, whoever came after was told.
      expect(edits.every((answer) => answer === 'ok' || answer === 'stale')).toBe(true);
      expect(new Set(names)).toEqual(new Set(['File']));
    });
  });
});
