import { parseStrategyFile } from '../../../src/contract/strategy-file';
import { openClock } from '../clock';
import { USERS_TABLE, type SiteUser } from '../kernel';
import { openStore } from '../store';
import { DEFAULT_USERS } from '../jira/base-site';
import { openJiraState, type JiraState } from '../jira/state';
import { seedDemo } from './demo';

async function seeded(at: string) {
  const store = await openStore();
  const clock = openClock(store, Date.parse(at), Date.now);
  const { strategy } = await seedDemo({ store, clock });
  return { store, clock, strategy, state: openJiraState(store) };
}

const everywhere = DEFAULT_USERS.map(({ accountId }) => [accountId] as const);
const levelOf = (state: JiraState, typeId: string): number => state.get('issueType', typeId)?.level ?? 0;

const DAYS = ['2026-11-22T13:00:00Z', '2027-01-31T23:59:00Z', '2024-02-29T00:00:05Z', '2026-05-16T06:00:00Z'];

describe.each(DAYS)('the demo company on %s', (day) => {
  it('has three projects, one of them team-managed, and about 400 issues on four levels', async () => {
    const { state } = await seeded(day);
    const issues = [...state.all('issue')];
    const at = (level: number): number => issues.filter((issue) => levelOf(state, issue.typeId) === level).length;
    expect([...state.all('project')].map(({ key, teamManaged }) => [key, teamManaged])).toEqual([
      ['PLAT', false],
      ['BILL', false],
      ['GROW', true],
    ]);
    expect(issues.length).toBeGreaterThan(370);
    expect(issues.length).toBeLessThan(430);
    expect([at(2), at(1), at(0)]).toEqual([4, 25, 268]);
    expect(at(-1)).toBeGreaterThan(70);
  });

  it('has a strategy the product takes: two cycles, four priorities, twelve objectives, thirty targets', async () => {
    const { strategy, store, state } = await seeded(day);
    const parsed = parseStrategyFile(structuredClone(strategy));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
    const { cycles, objectives, targets, links, checkIns } = parsed.file;
    const measures = new Set(targets.map(({ measure }) => measure?.type));
    expect([
      cycles.length,
      objectives.filter(({ level }) => level === 'organization').length,
      objectives.length,
      targets.length,
    ]).toEqual([2, 4, 12, 30]);
    expect([...measures].sort()).toEqual(['completion', 'metric']);
    const keys = new Set([...state.all('issue')].map(({ key }) => key));
    expect(links.flatMap((link) => (link.kind === 'issue' && !keys.has(link.issue) ? [link.issue] : []))).toEqual([]);
    expect(checkIns.some(({ impediments }) => (impediments ?? []).length > 0)).toBe(true);
    const people = new Set([...store.entries<SiteUser>(USERS_TABLE), ...everywhere].map(([id]) => id));
    const owners = [...objectives, ...targets].map(({ owner }) => owner);
    expect(owners.filter((owner) => owner === undefined || owner === null || !people.has(owner))).toEqual([]);
  });

  it('has most of a year of work behind it, none of it in the future, at a weekend or before its own beginning', async () => {
    const { state, clock } = await seeded(day);
    const now = clock.nowMs();
    const issues = [...state.all('issue')];
    const instants = [
      ...issues.map(({ created }) => created),
      ...[...state.all('history')].map(({ created }) => created),
    ];
    expect(Math.max(...instants)).toBeLessThanOrEqual(now);
    expect((now - Math.min(...instants)) / 86_400_000).toBeGreaterThan(240);
    expect(issues.filter(({ created }) => [0, 6].includes(new Date(created).getUTCDay()))).toEqual([]);
    const early = [...state.all('history')].filter(
      ({ created, issueId }) => created < (state.get('issue', issueId)?.created ?? 0),
    );
    expect(early).toEqual([]);
  });

  it('tells one story: what the changelog ends with is what the issue shows', async () => {
    const { state } = await seeded(day);
    const wrong = [...state.all('issue')].filter((issue) => {
      const last = state.issues
        .histories(issue.id)
        .flatMap(({ items }) => items)
        .findLast(({ fieldId }) => fieldId === 'status');
      const done = state.get('status', issue.statusId)?.category === 'done';
      const told = last === undefined || last.to === issue.statusId;
      return !told || done !== (issue.resolutionId !== null) || done !== (issue.resolved !== null);
    });
    expect(wrong).toEqual([]);
  });
});

it('is the same company for the whole of a day', async () => {
  const morning = await seeded('2026-11-22T00:00:01Z');
  const evening = await seeded('2026-11-22T23:59:59Z');
  expect(evening.strategy).toEqual(morning.strategy);
  expect([...evening.state.all('issue')]).toEqual([...morning.state.all('issue')]);
});

it('changes nothing and answers the same strategy when it is seeded again', async () => {
  const { store, clock, strategy, state } = await seeded('2026-11-22T13:00:00Z');
  const before = [...state.all('issue')];
  clock.advance(40 * 86_400_000);
  expect(await seedDemo({ store, clock })).toEqual({ strategy });
  expect([...state.all('issue')]).toEqual(before);
});

it('has epics ahead, behind and finished, so that its targets differ', async () => {
  const { state } = await seeded('2026-11-22T13:00:00Z');
  const shares = [...state.all('issue')]
    .filter((issue) => levelOf(state, issue.typeId) === 1)
    .map((epic) => {
      const children = state.issues.children(epic.id);
      return children.filter((child) => child.resolutionId !== null).length / children.length;
    });
  expect(shares.filter((share) => share === 1).length).toBeGreaterThanOrEqual(4);
  expect(shares.filter((share) => share < 0.4).length).toBeGreaterThanOrEqual(4);
  expect(shares.filter((share) => share > 0.6 && share < 1).length).toBeGreaterThanOrEqual(6);
});
