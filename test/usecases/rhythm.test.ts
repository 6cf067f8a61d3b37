import type { CallOutput } from '../../src/contract/calls';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, goal: 10, unit: 'points' };
const FILE = strategyOf([{ key: 'TGT-1', links: [], extra: METRIC }], { cadence: { team: 'weekly' } });
const HIGH = { key: 'OBJ-1', name: 'Win the enterprise segment' };

describe('how often owners are asked to check in', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const says = async (key: string, cadence: { readonly every: string; readonly locked: boolean } | null) => {
    const tree = await site.data('strategy', 'getStrategy', {});
    const objective = tree.objectives.find((one) => one.key === key);
    if (objective === undefined) throw new Error('no objective');
    const { rev, roll: _roll, ...entry } = objective;
    await site.data('strategy', 'saveObjective', { objective: { ...entry, cadence }, rev });
    return entry;
  };
  const due = async () => (await site.data('strategy', 'getTarget', { target: 'TGT-1' })).standing.due;
  const above = async (under: string | null): Promise<CallOutput<'getRhythm'>> =>
    site.data('strategy', 'getRhythm', { under, level: 'team' });

  it('is the word of the site until an objective says otherwise, and again once it is taken back', async () => {
    expect(await above('OBJ-1')).toEqual({ every: 'weekly', locked: false, from: null });
    expect(await due()).toMatchObject({ every: 'weekly', from: null, locked: false, dueBy: '2021-07-04' });

    const { key: _key, ...before } = await says('OBJ-2', { every: 'quarterly', locked: false });
    expect(await due()).toMatchObject({ every: 'quarterly', from: 'OBJ-2', locked: false, dueBy: '2021-09-30' });
    expect(await above('OBJ-2')).toMatchObject({ every: 'quarterly', from: { key: 'OBJ-2' } });
    expect(await above('OBJ-1')).toMatchObject({ from: null });

    await says('OBJ-2', before.cadence);
    expect(await due()).toMatchObject({ every: 'weekly', from: null });
  });

  it('is what is locked above, by name, whatever those below say', async () => {
    await says('OBJ-2', { every: 'weekly', locked: false });
    await says('OBJ-1', { every: 'monthly', locked: true });
    expect(await above('OBJ-1')).toEqual({ every: 'monthly', locked: true, from: HIGH });
    expect(await above('OBJ-2')).toEqual({ every: 'monthly', locked: true, from: HIGH });
    expect(await due()).toMatchObject({ every: 'monthly', from: 'OBJ-1', locked: true, dueBy: '2021-07-31' });
  });

  it('stands in the history and asks nobody below whether theirs still stands', async () => {
    await says('OBJ-1', { every: 'monthly', locked: true });
    const { versions } = await site.data('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-1' });
    expect(versions[0]?.changes.map(({ field }) => field)).toEqual(['cadence']);
    expect((await site.data('strategy', 'getStrategy', {})).asks).toEqual([]);
  });
});
