import { HEALTH_RULES } from '../../src/domain/health-rule';
import { ADMIN, openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

describe('settings that several people save', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, strategyOf([]));
  });
  afterEach(async () => site.close());

  const read = async () => (await site.data('settings', 'getSettings', {})).settings;

  it('keep the rules of both, who opened them at the same moment', async () => {
    const seen = await read();
    const choose = async (rules: typeof seen.rules) =>
      site.data('settings', 'saveSettings', { settings: { rules }, seen: { rules: seen.rules } });
    await choose({ 'no-owner': 'require' });
    await choose({ orphan: 'off' });
    expect((await read()).rules).toEqual({ 'no-owner': 'require', orphan: 'off' });
  });

  it('are not overwritten by somebody who has not seen them: nothing is saved, and what changed is named', async () => {
    const seen = await read();
    await site.data('settings', 'saveSettings', { settings: { rules: { orphan: 'off' }, perspectives: ['Theirs'] } });
    const before = await read();
    const save = async (settings: Partial<typeof seen>) =>
      site.call('settings', 'saveSettings', { settings, seen: { rules: seen.rules, perspectives: seen.perspectives } });
    expect(await save({ perspectives: ['Mine'], rules: { orphan: 'require', 'no-owner': 'off' } })).toMatchObject({
      code: 'stale',
      message: expect.stringMatching(/nothing was saved/) as string,
      details: [{ path: 'perspectives' }, { path: 'rules.orphan' }],
    });
    expect(await save({ perspectives: ['Mine'] })).toMatchObject({
      code: 'stale',
      details: [{ path: 'perspectives' }],
    });
    expect(await read()).toEqual(before);
    // The same again, and what they happen to want too, is no quarrel.
    expect(await save({ perspectives: ['Theirs'], rules: { orphan: 'off' } })).toMatchObject({ ok: true });
    expect((await site.data('settings', 'listAudit', { text: 'settings' })).entries).toHaveLength(1);
  });

  it('lose nothing when everybody saves at once, and an import of settings joins in', async () => {
    const file = { format: 'throughline.strategy', version: 1, settings: { terms: { team: 'Squad' } } };
    const answers = await Promise.all([
      ...HEALTH_RULES.slice(0, 4).map(async (rule) =>
        site.call('settings', 'saveSettings', { settings: { rules: { [rule]: 'off' } } }),
      ),
      site.call('settings', 'importStrategy', { file }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    const { rules, terms } = await read();
    expect(Object.keys(rules).toSorted()).toEqual(HEALTH_RULES.slice(0, 4).toSorted());
    expect(terms.team).toBe('Squad');
    const { file: exported } = await site.data('settings', 'exportStrategy', {}, ADMIN);
    expect(exported['settings']).not.toHaveProperty('rev');
  });

  it('say how many numbers they move: none by the points budget, a rhythm or a rule', async () => {
    const linked = { key: 'TGT-1', links: [{ jql: 'labels = promised' }] };
    await withStrategy(site, strategyOf([linked]));
    const choose = async (settings: Partial<Awaited<ReturnType<typeof read>>>) =>
      (await site.data('settings', 'saveSettings', { settings })).recomputing;
    const { cadence } = await read();
    expect(await choose({ pointsPerHour: 5_000, cadence: { ...cadence, team: 'weekly' } })).toBe(0);
    expect(await choose({ rules: { orphan: 'off' }, perspectives: ['Customers'] })).toBe(0);
    expect(await choose({ credit: { new: 0, indeterminate: 0.5, done: 1 } })).toBe(1);
  });
});
