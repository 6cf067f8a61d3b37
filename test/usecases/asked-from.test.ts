import { ADMIN, openSite, person, strategyOf, withStrategy, type TestSite } from '../support/site';

const ME = 'me@example.com';
const me = '712020:me';
const METRIC = { measure: { type: 'metric', take: 'latest' }, goal: 10, unit: 'points' };
// It starts with its cycle on January 1, and is made on Wednesday, February 3, for nobody.
const MADE = '2021-02-03T09:00:00.000Z';
const FILE = strategyOf([{ key: 'TGT-1', links: [], extra: { ...METRIC, owner: null } }], {
  cadence: { team: 'weekly' },
});

describe('from when on an owner is asked', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([], { clockStart: MADE, users: [person(ME, '*')] });
    await withStrategy(site, FILE);
    // Weeks pass, and no work is linked that a look every five minutes could find changed.
    site.host.setFaults([{ target: 'schedule', match: 'catch-up', action: 'drop' }]);
  });
  afterAll(async () => site.close());

  const on = async (day: string): Promise<void> => {
    await site.host.advance({ toMs: Date.parse(`${day}T09:00:00.000Z`) });
  };
  const give = async (owner: string | null): Promise<void> => {
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const { rev, result: _result, linkCount: _links, ...entry } = target;
    await site.data('strategy', 'saveTarget', { target: { ...entry, owner }, rev });
  };
  const due = async () => (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).standing.due;
  const mine = async () => {
    const { targets } = await site.data('strategy', 'getMyLine', {}, ME);
    return targets.map(({ record: { asked, made }, standing }) => [asked, made, standing.due.missed]);
  };
  const banner = async () => (await site.data('strategy', 'getStrategy', {}, ME)).checkIns;

  it('is from the day the target was made, whenever it starts', async () => {
    expect(await due()).toMatchObject({ dueBy: '2021-02-07', overdueSince: null, missed: 0 });
    await on('2021-03-10');
    // The Sundays since it was made: February 7, 14, 21 and 28, and March 7.
    expect(await due()).toMatchObject({ overdueSince: '2021-02-07', missed: 5 });
  });

  it('is from the day they were given it, on their page, in the banner and on record', async () => {
    await give(me);
    expect(await due()).toMatchObject({ dueBy: '2021-03-14', overdueSince: null, missed: 0 });
    expect(await mine()).toEqual([[0, 0, 0]]);
    expect(await banner()).toEqual({ due: 1, overdue: 0 });
    await on('2021-03-16');
    expect(await mine()).toEqual([[1, 0, 1]]);
    expect(await banner()).toEqual({ due: 1, overdue: 1 });
  });

  it('is as before when a change of owner is taken back on the same day', async () => {
    await give(null);
    await give(me);
    expect(await mine()).toEqual([[1, 0, 1]]);
    await site.data('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-1', at: '2021-03-16', value: 3 } }, ME);
    expect(await mine()).toEqual([[2, 1, 0]]);
    expect((await site.data('strategy', 'getMyLine', {}, ADMIN)).targets).toEqual([]);
  });
});
