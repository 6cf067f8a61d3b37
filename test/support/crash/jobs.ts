import { createHost, type Host } from '../../host/host';
import { uncountedCpu } from '../../host/platform/cpu-time';
import { copyStore, openStore, type SiteStore } from '../../host/store';
import { copyOf } from '../oracle/jira-copy';
import { asApp } from '../life/truth';
import { NOW, openSite, siteOn, strategyOf, withStrategy, type TestIssue, type TestSite } from '../site';
import { createCalls, type Dying } from './dying';
import { isCheckWaiting, keptKeys } from './kept-keys';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done', points: 3 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1', points: 5 },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', components: ['Core'], points: 2 },
  { id: 1005, key: 'ONE-5', components: ['Core'] },
  { id: 2001, key: 'TWO-1', level: 1 },
  { id: 2002, key: 'TWO-2', parent: 'TWO-1', category: 'indeterminate' },
];
const TARGETS = [
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-1' }] },
  { key: 'TGT-JQL', links: [{ jql: 'project = ONE AND component = Core' }, { issue: 'TWO-1' }] },
  { key: 'TGT-POINTS', links: [{ issue: 'ONE-1' }], extra: { measure: { type: 'completion', weighBy: 'points' } } },
];
const FILE = strategyOf(TARGETS, { pointsField: 'customfield_10034' });

async function close(site: TestSite, key: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === 'Shipped')?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

/** What happens on a settled site; the app's own work after it is what dies. */
export interface Job {
  begin(site: TestSite): Promise<void>;
  /** When it begins; at the usual time of test sites by itself. */
  readonly at?: string;
  /** Time that passes in it, so that schedules run too. */
  readonly hours?: number;
}

const importFile = async (site: TestSite, file: Record<string, unknown>): Promise<void> => {
  const { importId } = await site.data('settings', 'beginImport', {});
  await site.data('settings', 'putImportPart', { importId, index: 0, text: JSON.stringify(file) });
  await site.data('settings', 'commitImport', { importId, parts: 1 });
};

export const JOBS: Readonly<Record<string, Job>> = {
  'changed work': {
    async begin(site) {
      await close(site, 'ONE-3');
      await site.rest('PUT', '/rest/api/3/issue/ONE-4', { fields: { customfield_10034: 8 } });
    },
  },
  'work that comes and goes': {
    async begin(site) {
      await site.rest('DELETE', '/rest/api/3/issue/ONE-2');
      await site.rest('PUT', '/rest/api/3/issue/ONE-3', { fields: { parent: { key: 'TWO-1' } } });
      await site.rest('PUT', '/rest/api/3/issue/ONE-5', { fields: { components: [] } });
      await site.rest('POST', '/rest/api/3/issue', {
        fields: { project: { key: 'ONE' }, issuetype: { name: 'Story' }, summary: 'New', parent: { key: 'ONE-1' } },
      });
    },
  },
  'new links and their past': {
    async begin(site) {
      await site.data('alignment', 'linkIssue', { target: 'TGT-EPIC', issueId: '2001' });
      await site.data('alignment', 'unlinkIssue', { target: 'TGT-POINTS', issueId: '1001' });
    },
  },
  'other settings': {
    async begin(site) {
      await site.data('settings', 'saveSettings', {
        settings: {
          credit: { new: 0, indeterminate: 0.5, done: 1 },
          excludedResolutions: ['Fixed'],
          pointsField: 'customfield_10016',
        },
      });
    },
  },
  'a staged import': {
    begin: async (site) =>
      importFile(site, {
        ...strategyOf([{ key: 'TGT-NEW', links: [{ issue: 'TWO-1' }] }, ...TARGETS.slice(0, 1)]),
        checkIns: [],
      }),
  },
  'a staged import in several steps, the first of which moves what work hangs under': {
    async begin(site) {
      const file = strategyOf(TARGETS, { pointsField: 'customfield_10034' });
      const [top, low] = file['objectives'] as ReadonlyArray<Record<string, unknown>>;
      const others = Array.from({ length: 14 }, (_, index) => ({
        ...low,
        key: `OBJ-${index + 3}`,
        name: `Step ${index}`,
      }));
      await importFile(site, { ...file, objectives: [top, { ...low, parent: 'OBJ-3' }, ...others] });
    },
  },
  'a committed cycle': {
    async begin(site) {
      await site.data('strategy', 'commitCycle', { cycle: 'FY21', rev: 1 });
    },
  },
  'an archived project': {
    begin: async (site) => void (await site.rest('POST', '/rest/api/3/project/TWO/archive')),
  },
  'an hourly reconcile': {
    async begin(site) {
      site.host.setFaults([{ target: 'event', action: 'drop' }]);
      await close(site, 'ONE-3');
      await site.host.settle();
      site.host.setFaults([]);
    },
    // The hour's round that comes next takes a slice of all issues.
    at: '2021-06-30T14:30:00.000Z',
    hours: 1,
  },
};

/** A site on which a job has begun and nothing of it has been done. */
export interface Begun {
  readonly store: SiteStore;
  readonly at: string;
  readonly hours: number;
}

export async function beginJob({ begin, at = NOW, hours = 0 }: Job): Promise<Begun> {
  const store = await openStore();
  const site = await openSite(ISSUES, { store, clockStart: at });
  await withStrategy(site, FILE);
  await begin(site);
  return { store, at, hours };
}

/** Everything that people could see of it, without what time alone moves. */
export interface Ending {
  /** Whether the schedule had to come round once more. */
  readonly isLater: boolean;
  readonly seen: unknown;
  readonly keys: readonly string[];
}

const TIMELY = new Set(['asOf', 'now', 'expected', 'variance', 'expectedProgress', 'rev', 'at', 'committedAt']);
const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (TIMELY.has(key) ? undefined : inner)));

async function endingOf(host: Host, store: SiteStore): Promise<Omit<Ending, 'isLater'>> {
  const site = siteOn(host);
  const { issues } = await copyOf(asApp(site));
  const { targets } = await site.data('strategy', 'getStrategy', {});
  const keys = targets.map(({ key }) => key);
  const seen = {
    file: (await site.data('settings', 'exportStrategy', {})).file,
    board: await site.data('strategy', 'getStrategy', {}),
    history: await Promise.all(keys.map(async (target) => site.data('strategy', 'getHistory', { target }))),
    changes: await Promise.all(
      keys.map(async (target) => site.data('strategy', 'getChanges', { target, from: '2021-01-01' })),
    ),
    // Which of the two looks comes to it first is left to chance.
    drift: (await site.data('settings', 'getBackground', {})).drift
      .map(({ target, leaves }) => `${target} ${leaves}`)
      .sort(),
    issues: await Promise.all(
      issues.map(async ({ id }) => (await site.data('alignment', 'getAlignment', { issueId: id })).paths),
    ),
  };
  return { seen: timeless(seen), keys: keptKeys(store) };
}

async function liveOn(host: Host, { hours }: Begun, untilMs: number): Promise<void> {
  await host.settle();
  if (hours === 0) return;
  await host.advance({ toMs: Math.max(untilMs, host.clock.nowMs()) });
  await host.settle();
}

const untilOf = ({ at, hours }: Begun): number => Date.parse(at) + hours * 3_600_000 + 60_000;

/** Hours until the schedule takes the next slice of all issues. */
const SLICE_HOURS = 3;

/** Lets the schedule come round: a round of it that died is not run again, the next one sees to what it was to do. */
async function aRoundOn(host: Host, { hours }: Begun): Promise<void> {
  await host.advance({ byMs: (hours === 0 ? 1 : SLICE_HOURS) * 3_600_000 + 300_000 });
  await host.settle();
}

/** Whether the round of the schedule that comes in the time of the job died before it had recorded what is to be done. */
const hasMissedRound = ({ hours }: Begun, store: SiteStore): boolean =>
  hours > 0 && !keptKeys(store).includes('kvs slice');

/**
 * How it ends when the process dies on the way and is started again; without a death, when nothing happens to it. A round
 * of the schedule later when asked, or when something that the schedule asked for, or was to ask for, was left.
 */
export async function endsAs(begun: Begun, dying?: Dying, isLater = false): Promise<Ending> {
  const store = await copyStore(begun.store);
  if (dying !== undefined) {
    const calls = createCalls(dying);
    const doomed = await createHost({ clockStart: begun.at, store, calls, cpu: uncountedCpu });
    await Promise.race([liveOn(doomed, begun, untilOf(begun)), calls.died]);
  }
  const host = await createHost({ clockStart: begun.at, store, cpu: uncountedCpu });
  await liveOn(host, begun, untilOf(begun));
  const isOneMore = isLater || isCheckWaiting(store) || hasMissedRound(begun, store);
  if (isOneMore) await aRoundOn(host, begun);
  const ending = await endingOf(host, store);
  await host.close();
  return { isLater: isOneMore, ...ending };
}

/** How many storage writes the app makes until the job is done. */
export async function writesOf(begun: Begun): Promise<number> {
  const calls = createCalls(undefined);
  const host = await createHost({
    clockStart: begun.at,
    store: await copyStore(begun.store),
    calls,
    cpu: uncountedCpu,
  });
  await liveOn(host, begun, untilOf(begun));
  await host.close();
  return calls.writes();
}
