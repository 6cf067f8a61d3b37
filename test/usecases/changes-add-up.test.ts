import { unsummedKinds } from '../support/oracle/unsummed-kinds';
import { openSite, person, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const POINTS = 'customfield_10034';
/** More than are named one by one. */
const MANY = 60;
const OF_TWO = 20;
const ISSUES: readonly TestIssue[] = [
  // Makes the statuses known to both projects.
  ...['ONE', 'TWO'].flatMap((project, at): TestIssue[] => [
    { id: 1 + at, key: `${project}-8`, level: 1, category: 'indeterminate' },
    { id: 3 + at, key: `${project}-9`, level: 1, category: 'done' },
  ]),
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 2001, key: 'TWO-1', level: 1 },
  ...Array.from({ length: MANY }, (_unused, at): TestIssue => {
    const [project, first] = at < OF_TWO ? ['TWO', 2_100] : ['ONE', 1_100];
    const points = at % 5 === 0 ? {} : { points: 1 + (at % 7) };
    const category = at % 6 === 0 ? 'indeterminate' : 'new';
    return { id: first + at, key: `${project}-${first + at}`, parent: `${project}-1`, category, ...points };
  }),
];
const FILE = strategyOf(
  [
    {
      key: 'TGT-1',
      links: [{ issue: 'ONE-1' }, { issue: 'TWO-1' }],
      extra: { measure: { type: 'completion', weighBy: POINTS }, baseline: 40, goal: 10 },
    },
  ],
  { unestimated: 'median' },
);
const OUTSIDER = 'outsider@example.com';

/** Moves work between statuses, gives estimates, and changes how work is counted. */
async function liveOn(site: TestSite): Promise<void> {
  await site.host.advance({ toMs: Date.parse('2021-07-02T12:00:00.000Z') });
  for (const { key } of ISSUES.filter(({ level }) => level === undefined)) {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    const name = Number(key.slice(-1)) % 2 === 0 ? 'Shipped' : 'Building';
    await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === name)?.id } });
  }
  for (let at = 5; at < MANY; at += 3) {
    const key = at < OF_TWO ? `TWO-${2_100 + at}` : `ONE-${1_100 + at}`;
    await site.rest('PUT', `/rest/api/3/issue/${key}`, { fields: { [POINTS]: 21 } });
  }
  await site.host.settle();
  const settings = { unestimated: 'median' as const, credit: { new: 0, indeterminate: 0.5, done: 1 } };
  await site.data('settings', 'saveSettings', { settings });
  await site.host.settle();
}

describe('what a change is put down to', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(ISSUES, { users: [person(OUTSIDER, ['ONE'])] });
    await withStrategy(site, FILE);
    await liveOn(site);
  });
  afterAll(async () => site.close());

  const changes = async (user?: string) => {
    const { changes: told } = await site.data('strategy', 'getChanges', { target: 'TGT-1', from: '2021-07-01' }, user);
    if (told === null) throw new Error('nothing is told');
    return told;
  };

  it('comes to each part by what is named, what is not and what is no single issue’s', async () => {
    const told = await changes();
    expect(told.parts.map(({ kind }) => kind)).toEqual(['completed', 'progressed', 're-estimated', 'setting']);
    expect(told.ofNoIssue.map(({ kind }) => kind)).toEqual(['setting', 're-estimated']);
    expect([told.issues.length, told.hidden.count, told.more.count]).toEqual([50, 0, 10]);
    expect(unsummedKinds(told)).toEqual([]);
  });

  it('does so too for somebody who may not see some of the issues', async () => {
    const [whole, told] = [await changes(), await changes(OUTSIDER)];
    expect(told.parts).toEqual(whole.parts);
    expect(told.hidden.count).toBeGreaterThan(0);
    expect(told.issues.length + told.hidden.count).toBe(50);
    expect(JSON.stringify(told)).not.toContain('TWO-');
    expect(unsummedKinds(told)).toEqual([]);
  });
});
