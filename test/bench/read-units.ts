import type { CallOutput } from '../../src/contract/calls';
import { ADMIN, openSite, type TestIssue, type TestSite } from '../support/site';
import { importLarge } from '../support/large-import';
import { largeStrategy } from '../support/strategies/large-strategy';
import { report, reportNaive } from './report';
import { liveAYear } from './year-of-rows';

const SIZE = { objectives: 1_000, targets: 3_000, checkIns: 0 };
/** Epics with so many stories each; every third target is fed by one of them. */
const EPICS = 1_000;
const STORIES = 23;
/** Objectives that are asked about, from the top: the first are the largest. */
const ASKED = 40;
const ALLOWED = 150;

/** Late enough for the work to have been there, and early enough for a year of change. */
const CLOCK_START = '2021-02-10T08:00:00.000Z';

const epicKey = (epic: number): string => `ONE-${epic + 1}`;
const storyKey = (epic: number, story: number): string => `ONE-${100_000 + epic * STORIES + story}`;

const workOfEpics = (): readonly TestIssue[] =>
  Array.from({ length: EPICS }, (_, epic): TestIssue[] => [
    { id: 10_000 + epic, key: epicKey(epic), level: 1 },
    ...Array.from({ length: STORIES }, (_story, story): TestIssue => {
      const category = story % 2 === 0 ? 'done' : 'new';
      return { id: 100_000 + epic * STORIES + story, key: storyKey(epic, story), parent: epicKey(epic), category };
    }),
  ]).flat();

const MINUTE_MS = 60_000;

async function unitsOf(site: TestSite, ask: () => Promise<unknown>): Promise<number> {
  // So much at once would run into what storage gives in a minute.
  await site.host.advance({ byMs: MINUTE_MS });
  site.host.resetUsage();
  await ask();
  return site.host.usage().kvs.readUnits;
}

/** What is read for the Strategy page, and for the work behind the largest objectives whose pieces are looked at one by one. */
export async function benchReadUnits(): Promise<void> {
  const issues = workOfEpics();
  const site = await openSite(issues, { clockStart: CLOCK_START });
  const keys = Array.from({ length: EPICS }, (_, epic) => epicKey(epic));
  await importLarge(site, JSON.stringify(largeStrategy({ ...SIZE, issues: keys })));
  const page = await unitsOf(site, () => site.host.invoke('strategy', 'getStrategy', {}, ADMIN));
  report('table.strategy-page.read-units', page, 'units', SIZE.targets);
  const work = [...(await site.results()).values()].flatMap(({ leaves }) =>
    leaves === undefined ? [] : [leaves.total],
  );
  reportNaive('table.strategy-page', work, 1);
  let [most, pieces] = [0, 0];
  for (let no = 1; no <= ASKED; no += 1) {
    let answer: CallOutput<'getWorkOfObjective'> | undefined;
    const units = await unitsOf(site, async () => {
      answer = await site.data('strategy', 'getWorkOfObjective', { objective: `OBJ-${no}` });
    });
    // Where there is too much, nothing is read piece by piece, and the answer says so.
    if (answer === undefined || answer.shared === null || units <= most) continue;
    [most, pieces] = [units, answer.total];
  }
  report('table.work-total.read-units', most, 'units', pieces);
  await liveAYear(site, (story) => keys.map((_, epic) => storyKey(epic, story)));
  // Past the minute of storage, and without what the schedules of a year would do all at once.
  site.host.clock.advance(MINUTE_MS);
  site.host.resetUsage();
  await site.host.invoke('strategy', 'getStrategy', {}, ADMIN);
  const later = site.host.usage().kvs.readUnits;
  report('table.strategy-page.read-units-after-a-year', later, 'units', SIZE.targets);
  report('table.strategy-page.allowed', ALLOWED, 'units', SIZE.targets);
  await site.close();
}
