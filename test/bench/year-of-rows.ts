import { importLarge } from '../support/large-import';
import type { TestSite } from '../support/site';

const DAY_MS = 86_400_000;
/** Days on which every number changes: more than a row of the board keeps of its past, spread over what is left of the year. */
const DAYS_OF_CHANGE = 13;
const DAYS_BETWEEN = 24;
/** Before each of them so many days a value was entered too: a check-in every other week. */
const ENTERED_BEFORE = [12, 0] as const;
/** Ids of the statuses that test sites have. */
const [DONE, NEW] = ['12', '10'] as const;

const isDone = (story: number): boolean => story % 2 === 0;

/** The transition of each of some pieces of work that leads to a status. */
async function transitionTo(site: TestSite, status: string, [first = '']: readonly string[]): Promise<string> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${first}/transitions`)) as {
    transitions: ReadonlyArray<{ id: string; to: { id: string } }>;
  };
  return transitions.find(({ to }) => to.id === status)?.id ?? '';
}

function checkInsOf(targets: readonly string[], time: number, nowMs: number) {
  return ENTERED_BEFORE.flatMap((days) =>
    targets.map((target, no) => ({
      target,
      at: new Date(nowMs - days * DAY_MS).toISOString().slice(0, 10),
      value: Math.round(100 * (50 + 30 * Math.sin(7 * time + days + 3 * no))) / 100,
      confidence: 'medium',
    })),
  );
}

/** Every number moves on some days of a year: by work, of which `storiesOf` names one piece of each target, or by check-ins. */
export async function liveAYear(site: TestSite, storiesOf: (story: number) => readonly string[]): Promise<void> {
  const entered = [...(await site.results())].flatMap(([key, { leaves }]) => (leaves === undefined ? [key] : []));
  for (let time = 0; time < DAYS_OF_CHANGE; time += 1) {
    site.host.clock.advance(DAYS_BETWEEN * DAY_MS);
    // First what is new is done, then what was done is taken up again.
    const story = time < DAYS_OF_CHANGE / 2 ? 2 * time + 1 : 2 * (time - Math.ceil(DAYS_OF_CHANGE / 2));
    const keys = storiesOf(story);
    const id = await transitionTo(site, isDone(story) ? NEW : DONE, keys);
    for (const key of keys) await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
    await site.host.settle();
    const checkIns = checkInsOf(entered, time, site.host.clock.nowMs());
    const file = { format: 'throughline.strategy', version: 1, checkIns };
    const { state } = await importLarge(site, JSON.stringify(file));
    if (state !== 'done') throw new Error(`check-ins ${state}`);
  }
}
