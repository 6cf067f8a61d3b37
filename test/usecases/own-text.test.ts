import { fromObjective, toObjective } from '../../src/storage/codecs/objective';
import { DEFAULT_OBJECTIVE } from '../../src/domain/strategy-file/defaults';
import { parseCycleKey, parseObjectiveKey } from '../../src/domain/ids';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

/** Reads as "invoice exe" and turns what stands behind it. */
const TURNED = 'Invoice \u202Eexe';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 10, unit: '' };

describe('what people write', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [], extra: METRIC }]));
  });
  afterEach(async () => site.close());

  it('is kept without signs that turn the text beside it, whichever way it comes', async () => {
    const objective = { name: TURNED, description: 'a\u0000b', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
    await site.data('strategy', 'saveObjective', { objective, rev: null });
    const file = { format: 'throughline.strategy', version: 1, objectives: [{ ...objective, key: 'FILED' }] };
    await site.data('settings', 'importStrategy', { file });
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    const made = objectives.filter(({ level, name }) => level === 'team' && name.startsWith('Invoice'));
    expect(made.map(({ name, description }) => [name, description])).toEqual([
      ['Invoice exe', 'ab'],
      ['Invoice exe', 'ab'],
    ]);
    const checkIn = { target: 'TGT-1', at: '2021-01-02', value: 1, note: TURNED, impediments: [{ text: TURNED }] };
    await site.data('strategy', 'recordCheckIn', { checkIn });
    const { checkIns } = await site.data('strategy', 'getCheckIns', { target: 'TGT-1' });
    expect(JSON.stringify(checkIns)).toContain('Invoice exe');
    expect(JSON.stringify([await site.data('settings', 'exportStrategy', {}), checkIns])).not.toMatch(/\u202E|\u0000/u);
  });

  it('is refused where nothing is left of it, and says so at its field', async () => {
    const objective = { name: '\u202E\u2069', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
    expect(await site.call('strategy', 'saveObjective', { objective, rev: null })).toMatchObject({
      code: 'invalid',
      details: [{ path: 'name', message: 'name is empty.' }],
    });
  });

  it('is kept without them in the names of the site and in reasons', async () => {
    const { settings } = await site.data('settings', 'getSettings', {});
    await site.data('settings', 'saveSettings', {
      settings: { perspectives: [TURNED], words: { ...settings.words, target: TURNED } },
    });
    const now = await site.data('settings', 'getSettings', {});
    expect([now.settings.perspectives, now.settings.words.target]).toEqual([['Invoice exe'], 'Invoice exe']);
    await site.data('settings', 'breakGlass', { reason: TURNED });
    expect(JSON.stringify(await site.data('settings', 'listAudit', {}))).not.toContain('\u202E');
  });

  it('is read where it was stored with them', () => {
    const [key, cycle] = [parseObjectiveKey('OBJ-9'), parseCycleKey('FY21')];
    if (key === undefined || cycle === undefined) throw new Error('no key');
    const stored = fromObjective({ ...DEFAULT_OBJECTIVE, key, cycle, level: 'team', name: TURNED });
    expect(toObjective('OBJ-9', stored).name).toBe(TURNED);
  });
});
