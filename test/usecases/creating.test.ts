import { givenKey } from '../../src/domain/given-key';
import { ADMIN, USER } from '../support/site';
import { aFile, anObjective, type FileJson } from '../support/strategy-files';
import { INSIDER, MANAGER, openTwins, type Twins } from '../support/twin-sites';

const OBJECTIVE = { name: 'Ship it sooner', cycle: 'FY21', level: 'individual', parent: 'OBJ-2' };
const METRIC = {
  ...{ name: 'Growth', objective: 'OBJ-2', measure: { type: 'metric', take: 'latest' } },
  ...{ baseline: 0, goal: 10, unit: '', start: '2021-01-01', due: '2021-12-31' },
};
const ONLY_INSIDER = { accounts: ['712020:insider'], groups: [] };
const GIVEN = /^(OBJ|TGT)-[B-Z][2-9B-Z]{4}$/;

describe('something new', () => {
  let twins: Twins;
  let account = '';
  beforeEach(async () => {
    twins = await openTwins();
    account = twins.whole.host.people.find(USER)?.accountId ?? '';
    for (const site of [twins.whole, twins.bare]) {
      const { objectives } = await site.data('strategy', 'getStrategy', {}, INSIDER);
      const found = objectives.find(({ key }) => key === 'OBJ-2');
      const objective = { key: 'OBJ-2', name: found?.name, cycle: 'FY21', level: 'team', owner: account };
      await site.data('strategy', 'saveObjective', { objective, rev: found?.rev ?? 0 }, INSIDER);
    }
  }, 60_000);
  afterEach(async () => twins.close());

  /** The same on the site that has hidden things and on the one that has none. */
  async function onBoth(name: 'saveObjective' | 'saveTarget', input: FileJson, user: string): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const site of [twins.whole, twins.bare]) {
      const answer = await site.call('strategy', name, input as never, user);
      answers.push(answer.ok ? answer : { ...answer, errorId: '' });
    }
    return answers;
  }
  const hideUnder = async (key: string): Promise<void> => {
    const hidden = anObjective({ key, name: 'Buy Zanzibar', owner: null, delegates: [], restrictedTo: ONLY_INSIDER });
    const file = aFile({ cycles: [], objectives: [hidden], targets: [], links: [], checkIns: [] }, { settings: {} });
    await twins.whole.data('settings', 'importStrategy', { file }, INSIDER);
  };

  it.each([USER, MANAGER, ADMIN])('is given a key, whatever is hidden from %s', async (user) => {
    for (const [name, input] of [
      ['saveObjective', { objective: OBJECTIVE, rev: null, once: 'one' }],
      ['saveTarget', { target: METRIC, rev: null, once: 'two' }],
    ] as const) {
      const [whole, bare] = await onBoth(name, input, user);
      expect(whole).toEqual({ ok: true, data: { changed: true, key: expect.stringMatching(GIVEN) as string } });
      expect(whole).toEqual(bare);
    }
  });

  it('never meets what its maker may not see, and its maker is told nothing of it', async () => {
    const first = givenKey('objective', `${account}:again:0:0`);
    await hideUnder(first);
    const [whole, bare] = await onBoth('saveObjective', { objective: OBJECTIVE, rev: null, once: 'again' }, USER);
    expect(bare).toMatchObject({ data: { key: first } });
    expect(whole).toEqual({ ok: true, data: { changed: true, key: expect.stringMatching(GIVEN) as string } });
    const { objectives } = await twins.whole.data('strategy', 'getStrategy', {}, INSIDER);
    expect(objectives.find(({ key }) => key === first)?.name).toBe('Buy Zanzibar');
    expect(objectives.filter(({ name }) => name === OBJECTIVE.name)).toHaveLength(1);
  });

  it.each(['HID-1', 'SEC-1', 'OBJ-7', 'TGT-1', 'NEW-1', ' '])(
    'has no key of the choice of an owner: %s answers as every other one does',
    async (key) => {
      for (const [name, input] of [
        ['saveObjective', { objective: { ...OBJECTIVE, key }, rev: null }],
        ['saveTarget', { target: { ...METRIC, key }, rev: null }],
      ] as const) {
        const [whole, bare] = await onBoth(name, input, USER);
        expect(whole).toEqual(bare);
        expect(whole).toMatchObject({ ok: false });
      }
    },
  );

  it('says the same of hidden and of free keys to an owner who saves or previews many', async () => {
    const said = async (call: 'saveMany' | 'previewEdit', entry: FileJson, kind: 'objective' | 'target') => {
      const answer = await twins.whole.call('strategy', call, { entries: [{ kind, entry, rev: null }] }, USER);
      return answer.ok ? 'saved' : { ...answer, errorId: '' };
    };
    for (const call of ['saveMany', 'previewEdit'] as const) {
      const free = await said(call, { ...OBJECTIVE, key: 'NEW-1' }, 'objective');
      expect(free).toMatchObject({ code: 'invalid', details: [{ path: 'entries[0].key' }] });
      expect(await said(call, { ...OBJECTIVE, key: 'HID-1' }, 'objective')).toEqual(free);
      expect(await said(call, { ...METRIC, key: 'SEC-1' }, 'target')).toEqual(free);
    }
  });

  it('is made once, however often it is sent', async () => {
    const site = twins.bare;
    const sent = { objective: OBJECTIVE, rev: null, once: 'sent' };
    const first = await site.data('strategy', 'saveObjective', sent, USER);
    expect(await site.data('strategy', 'saveObjective', sent, USER)).toEqual({ changed: false, key: first.key });
    const other = { ...sent, objective: { ...OBJECTIVE, description: 'Typed while waiting' } };
    expect(await site.call('strategy', 'saveObjective', other, USER)).toMatchObject({
      code: 'invalid',
      details: [{ path: '', message: `this was created before, as ${first.key}; close this form and change it there` }],
    });
    // Another person's name for theirs, and one without a name, are others.
    const theirs = await site.data('strategy', 'saveObjective', sent, MANAGER);
    const unnamed = await site.data('strategy', 'saveObjective', { objective: OBJECTIVE, rev: null }, USER);
    expect(new Set([first.key, theirs.key, unnamed.key]).size).toBe(3);
  });

  it('has the key that somebody who manages strategy chooses', async () => {
    const asked = { objective: { ...OBJECTIVE, key: 'GROWTH' }, rev: null };
    expect(await twins.whole.data('strategy', 'saveObjective', asked, MANAGER)).toEqual({
      changed: true,
      key: 'GROWTH',
    });
  });

  it('reads its number before it has a key', async () => {
    const { name: _name, ...entry } = METRIC;
    const read = await twins.whole.data('strategy', 'previewMeasure', { entry: { ...entry, name: 'x' } }, USER);
    expect(read).toMatchObject({ reads: 'now' });
  });
});
