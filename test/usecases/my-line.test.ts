import type { CallInput, CallOutput } from '../../src/contract/calls';
import {
  ADMIN,
  NOW,
  openSite,
  person,
  strategyOf,
  USER,
  withStrategy,
  type TestIssue,
  type TestSite,
} from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const ME = 'me@example.com';
const OTHER = 'other@example.com';
const me = '712020:me';
const other = '712020:other';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const BASE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { owner: me } },
  { key: 'TGT-2', links: [], extra: { ...METRIC, owner: other, delegates: [me] } },
  { key: 'TGT-3', links: [], extra: { ...METRIC, owner: other } },
]);
const FILE = {
  ...BASE,
  settings: { cadence: { team: 'weekly' } },
  checkIns: [
    { target: 'TGT-2', at: '2021-06-29', value: 41, by: me, impediments: [{ text: 'Audit', helper: other }] },
    {
      target: 'TGT-3',
      at: '2021-06-02',
      value: 43,
      by: other,
      impediments: [{ issue: 'ONE-3', helper: me }, { text: 'Alone' }],
    },
  ],
};
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-1', category: 'done' },
  { id: 1005, key: 'ONE-5' },
  { id: 2001, key: 'TWO-1' },
];

describe('my line', () => {
  let site: TestSite;
  beforeAll(async () => {
    // The targets are two weeks old: what was over before they were here, nobody has missed.
    const clockStart = '2021-06-16T12:00:00.000Z';
    site = await openSite(ISSUES, { clockStart, users: [person(ME, ['ONE']), person(OTHER, '*')] });
    await withStrategy(site, { ...FILE, checkIns: [] });
    await site.host.advance({ toMs: Date.parse(NOW) });
    await withStrategy(site, FILE);
    for (const [key, accountId] of [
      ['ONE-2', me],
      ['ONE-4', me],
      ['ONE-5', me],
      ['TWO-1', me],
      ['ONE-3', other],
    ] as const) {
      await site.rest('PUT', `/rest/api/3/issue/${key}/assignee`, { accountId });
    }
    await site.host.settle();
  });
  afterAll(async () => site.close());

  const line = async (user = ME, input: CallInput<'getMyLine'> = {}): Promise<CallOutput<'getMyLine'>> =>
    site.data('strategy', 'getMyLine', input, user);

  it('has the targets a person owns or stands in for, what is silent first, and nobody else’s', async () => {
    const { targets, more, me: asked } = await line();
    expect(targets.map(({ target, isOwner, standing }) => [target.key, isOwner, standing.due.isDueThisWeek])).toEqual([
      ['TGT-1', true, true],
      ['TGT-2', false, false],
    ]);
    expect([more, asked]).toEqual([0, me]);
    expect(targets[0]?.standing.due).toMatchObject({ every: 'weekly', overdueSince: '2021-06-20', missed: 2 });
    expect((await line(USER)).targets).toEqual([]);
  });

  it('says on the page how many check-ins are asked for', async () => {
    const of = async (user: string) => (await site.data('strategy', 'getStrategy', {}, user)).checkIns;
    expect([await of(ME), await of(OTHER), await of(USER)]).toEqual([
      { due: 1, overdue: 1 },
      { due: 1, overdue: 1 },
      { due: 0, overdue: 0 },
    ]);
  });

  it('has what the person’s open work serves, as they may see it', async () => {
    const { work } = await line();
    expect(work).toEqual({
      objectives: [
        {
          key: 'OBJ-2',
          name: 'Enterprise-ready platform',
          level: 'team',
          cycle: 'FY21',
          count: 1,
          issues: [{ key: 'ONE-2', summary: 'Work ONE-2' }],
        },
      ],
      unaligned: { count: 1, issues: [{ key: 'ONE-5', summary: 'Work ONE-5' }] },
      looked: 2,
      isCut: false,
    });
  });

  it('has the impediments they raised and those they were asked about, until somebody resolves them', async () => {
    const placed = ({ raised, asked }: CallOutput<'getMyLine'>['impediments']) => [
      raised.map(({ target, text, issue }) => [target, text ?? issue]),
      asked.map(({ target, text, issue }) => [target, text ?? issue]),
    ];
    expect(placed((await line()).impediments)).toEqual([[['TGT-2', 'Audit']], [['TGT-3', 'ONE-3']]]);
    expect(placed((await line(OTHER)).impediments)).toEqual([
      [
        ['TGT-3', 'ONE-3'],
        ['TGT-3', 'Alone'],
      ],
      [['TGT-2', 'Audit']],
    ]);
    await site.data(
      'strategy',
      'resolveImpediment',
      { target: 'TGT-3', at: '2021-06-02', subject: 'ONE-3', note: 'Done' },
      ME,
    );
    expect(placed((await line()).impediments)).toEqual([[['TGT-2', 'Audit']], []]);
    await site.data('strategy', 'reopenImpediment', { target: 'TGT-3', at: '2021-06-02', subject: 'ONE-3' }, OTHER);
  });

  it('names no work item in the way to those who may not see it, and does not lose it when they change the words', async () => {
    const outsider = 'outsider@example.com';
    const own = await openSite(ISSUES, { users: [person(ME, '*'), person(outsider, ['TWO'])] });
    const delegates = ['712020:outsider'];
    const target = { key: 'TGT-2', links: [], extra: { ...METRIC, owner: me, delegates } };
    const checkIn = { target: 'TGT-2', at: '2021-06-29', value: 41, impediments: [{ issue: 'ONE-3' }] };
    await withStrategy(own, { ...strategyOf([target]), checkIns: [checkIn] });
    const seen = await own.data('strategy', 'getCheckIns', { target: 'TGT-2' }, outsider);
    expect(JSON.stringify(seen)).not.toContain('ONE-3');
    expect(seen.checkIns[0]?.impediments).toEqual([{}]);
    await own.data('strategy', 'recordCheckIn', { checkIn: { ...checkIn, value: 42, impediments: [] } }, outsider);
    const { checkIns } = await own.data('strategy', 'getCheckIns', { target: 'TGT-2' }, ME);
    expect(checkIns[0]).toMatchObject({ value: 42, impediments: [{ issue: 'ONE-3', summary: 'Work ONE-3' }] });
    await own.close();
  });

  it('has their own record of the cycle: what was asked for, what was said, and no score', async () => {
    const { targets } = await line();
    expect(
      targets.map(({ target, record }) => [
        target.key,
        record.asked,
        record.made,
        record.checkIns.map(({ value }) => value),
      ]),
    ).toEqual([
      ['TGT-1', 2, 0, []],
      ['TGT-2', 3, 1, [41]],
    ]);
    expect(await site.call('strategy', 'getMyLine', { cycle: 'FY99' }, ME)).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });

  it('is shown of somebody else to nobody, also not to an administrator who reads as them', async () => {
    const asOther = { viewAs: other } as unknown as CallInput<'getMyLine'>;
    for (const user of [ME, ADMIN]) {
      expect(await site.call('strategy', 'getMyLine', asOther, user)).toMatchObject({ ok: false, code: 'forbidden' });
    }
    expect((await line(ADMIN)).targets).toEqual([]);
  });
});

describe('my line on a strategy of 1,000 objectives and 3,000 targets', () => {
  it('is one invoke of at most 150 read units, with the check-ins that are due', async () => {
    const site = await openSite([]);
    const file = largeStrategy({ objectives: 1_000, targets: 3_000, checkIns: 0 });
    const admin = site.host.people.find(ADMIN)?.accountId;
    const targets = (file['targets'] as Array<Record<string, unknown>>).map((target, index) =>
      index % 50 === 0 ? { ...target, owner: admin } : target,
    );
    const text = JSON.stringify({ ...file, targets });
    const { importId } = await site.data('settings', 'beginImport', {});
    const parts = Math.ceil(text.length / 390_000);
    for (let index = 0; index < parts; index += 1) {
      await site.data('settings', 'putImportPart', {
        importId,
        index,
        text: text.slice(index * 390_000, (index + 1) * 390_000),
      });
    }
    await site.data('settings', 'commitImport', { importId, parts });
    await site.host.settle();
    site.host.resetUsage();
    const { targets: mine, more } = await site.data('strategy', 'getMyLine', {});
    const { invocations, kvs, jira } = site.host.usage();
    expect([mine.length, more]).toEqual([60, 0]);
    expect(Object.values(invocations).map(({ count }) => count)).toEqual([1]);
    expect(kvs.readUnits).toBeLessThanOrEqual(150);
    expect([kvs.writes, jira.requests]).toEqual([0, 2]);
    await site.close();
  }, 120_000);
});
