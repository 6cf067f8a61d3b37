import { openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';
import { report } from './report';

/** The largest site the app is meant for, and its year. */
const WHOLE = { leaves: 100_000, targets: 3_000, editsADay: 1_000 } as const;
const DAYS = 365;
const DAY_MS = 86_400_000;
const ALLOWED_MB = 100;
/** Parts of the whole that are lived through: the same year of fewer targets, with as many leaves and edits to each. */
const PARTS = [80, 40] as const;
/** Ids of the statuses that test sites have. */
const STATUSES = ['12', '11', '10'] as const;
const CATEGORIES = ['done', 'indeterminate', 'new'] as const;

/** Numbers by chance that are the same on every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Transitions by the status they lead to; the one workflow has them for every issue that is not in that status. */
async function transitionsOf(site: TestSite, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of keys) {
    const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
      transitions: Array<{ id: string; to: { id: string } }>;
    };
    for (const { id, to } of transitions) found.set(to.id, id);
  }
  return found;
}

interface Lived {
  readonly firstBytes: number;
  readonly bytes: number;
}

/** Lives a year of a part of the site: every edit is an event, is worked on by the app and is in its storage in the end. */
async function yearOf(part: number): Promise<Lived> {
  const targets = Math.round(WHOLE.targets / part);
  const leaves = Math.round(WHOLE.leaves / part);
  const editsADay = WHOLE.editsADay / part;
  const epics = Array.from({ length: targets }, (_, at) => `ONE-${1 + at}`);
  const stories = Array.from({ length: leaves }, (_, at): TestIssue & { readonly parent: string } => ({
    id: 10_000 + at,
    key: `ONE-${10_000 + at}`,
    parent: epics[at % targets] ?? '',
    category: CATEGORIES[at % 3] ?? 'new',
  }));
  const site = await openSite([...epics.map((key, at): TestIssue => ({ id: 1 + at, key, level: 1 })), ...stories], {
    clockStart: '2021-01-01T08:00:00.000Z',
  });
  const links = epics.map((issue, at) => ({ key: `TGT-${at}`, links: [{ issue }] }));
  await withStrategy(site, strategyOf(links));
  const firstBytes = site.host.usage().kvs.storedBytes;
  const transitions = await transitionsOf(site, [stories[0]?.key ?? '', stories[1]?.key ?? '']);
  const places = stories.map((_, at) => at % STATUSES.length);
  const next = chance(7);
  let due = 0;
  for (let day = 0; day < DAYS; day += 1) {
    // Without what the schedules do in between: they read again and write nothing while nothing is wrong.
    site.host.clock.advance(DAY_MS);
    for (due += editsADay; due >= 1; due -= 1) {
      const at = next(leaves);
      const place = ((places[at] ?? 0) + 1 + next(STATUSES.length - 1)) % STATUSES.length;
      places[at] = place;
      const id = transitions.get(STATUSES[place] ?? '');
      const key = stories[at]?.key ?? '';
      await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
    }
    await site.host.settle();
  }
  const bytes = site.host.usage().kvs.storedBytes;
  await site.close();
  return { firstBytes, bytes };
}

/** What a year leaves in storage. The parts say whether the whole may be told from them. */
export async function benchYear(): Promise<void> {
  const wholes: number[] = [];
  for (const part of PARTS) {
    const { firstBytes, bytes } = await yearOf(part);
    const edits = (WHOLE.editsADay / part) * DAYS;
    report('table.year.part.first', firstBytes / 1e6, 'MB', WHOLE.leaves / part);
    report('table.year.part.stored', bytes / 1e6, `MB after ${String(edits)} edits`, WHOLE.leaves / part);
    wholes.push((bytes * part) / 1e6);
  }
  const [small = 0, large = 0] = wholes;
  report('table.year.linear', large / small, 'times the whole as told by half of the part', 1);
  report('table.year.stored', large, 'MB for 100,000 leaves and 365,000 edits', 1);
  report('table.year.allowed', ALLOWED_MB, 'MB', 1);
}
