import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const named = (key: string, more: object = {}) => ({ key, name: key, cycle: 'FY21', level: 'team', ...more });
const REASON = 'It counts towards this objective already, so it cannot be aligned to it as well.';

describe('an objective and the one it counts towards', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([]);
    await withStrategy(site, strategyOf([]));
    await withStrategy(site, {
      ...strategyOf([]),
      objectives: [named('OBJ-7'), named('OBJ-8', { parent: 'OBJ-7' }), named('OBJ-9', { alignedTo: ['OBJ-7'] })],
    });
  });
  afterEach(async () => site.close());

  const stored = async (key: string) =>
    (await site.data('strategy', 'getStrategy', {})).objectives.find((one) => one.key === key);
  const save = async (key: string, changed: object) =>
    site.call('strategy', 'saveObjective', {
      objective: { ...named(key), ...changed },
      rev: (await stored(key))?.rev ?? null,
    });

  it('are not aligned besides, and it is said why', async () => {
    const before = await stored('OBJ-8');
    expect(await save('OBJ-8', { alignedTo: ['OBJ-7'] })).toMatchObject({
      ok: false,
      code: 'invalid',
      details: [{ path: 'alignedTo', message: REASON }],
    });
    expect(await stored('OBJ-8')).toEqual(before);
    expect(await save('OBJ-8', { alignedTo: ['OBJ-9'] })).toMatchObject({ ok: true });
  });

  it('may stand so where a file or a move made it so, and other things go on being changed', async () => {
    expect(await save('OBJ-9', { parent: 'OBJ-7' })).toMatchObject({ ok: true });
    expect(await save('OBJ-9', { parent: 'OBJ-7', alignedTo: ['OBJ-7', 'OBJ-8'] })).toMatchObject({ ok: true });
    expect(await stored('OBJ-9')).toMatchObject({ parent: 'OBJ-7', alignedTo: ['OBJ-7', 'OBJ-8'] });
  });
});
