import type { TestSite } from '../support/site';
import { INSIDER, MANAGER, openTwins, type Twins } from '../support/twin-sites';

const insider = '712020:insider';

describe('an objective with something below it that whoever ends it may not see', () => {
  let twins: Twins;
  beforeEach(async () => {
    twins = await openTwins();
    await change(twins.whole, 'HID-3', { owner: insider }, INSIDER);
  }, 60_000);
  afterEach(async () => twins.close());

  const objectiveOn = async (site: TestSite, key: string, as: string) =>
    (await site.data('strategy', 'getStrategy', {}, as)).objectives.find((one) => one.key === key);
  async function change(site: TestSite, key: string, fields: Readonly<Record<string, unknown>>, as: string) {
    const found = await objectiveOn(site, key, as);
    if (found === undefined) throw new Error(`no ${key}`);
    const { name, cycle, level, rev } = found;
    return site.call('strategy', 'saveObjective', { objective: { key, name, cycle, level, ...fields }, rev }, as);
  }
  const endings = [
    ['closed', { reason: 'cancelled', learning: '' }],
    ['merged', { reason: 'merged', learning: '', into: 'OBJ-3' }],
  ] as const;

  it.each(endings)('is %s as if there were nothing, and who owns what is below is asked', async (_how, closing) => {
    for (const site of [twins.whole, twins.bare]) {
      const answer = await change(site, 'OBJ-2', { status: 'closed', closing }, MANAGER);
      expect(answer).toEqual({ ok: true, data: { changed: true, key: 'OBJ-2' } });
    }
    const asksOf = async (site: TestSite, as: string) =>
      (await site.data('strategy', 'getStrategy', {}, as)).asks.map(({ key, about, isClosed }) => [
        key,
        about,
        isClosed,
      ]);
    expect(await asksOf(twins.whole, MANAGER)).toEqual(await asksOf(twins.bare, MANAGER));
    expect(await asksOf(twins.whole, INSIDER)).toContainEqual(['HID-3', 'OBJ-2', true]);
    // It goes on, as everything does that is not ended itself, until its owner moves it or ends it.
    expect(await objectiveOn(twins.whole, 'HID-3', INSIDER)).toMatchObject({ status: 'active', parent: 'OBJ-2' });
    expect(await change(twins.whole, 'HID-3', { parent: 'OBJ-3' }, INSIDER)).toMatchObject({ ok: true });
  });

  it('touches, when that is looked at first, what they see', async () => {
    const previews: unknown[] = [];
    for (const site of [twins.whole, twins.bare]) {
      const found = await objectiveOn(site, 'OBJ-2', MANAGER);
      const entry = {
        key: 'OBJ-2',
        name: found?.name,
        cycle: 'FY21',
        level: 'team',
        status: 'closed',
        closing: endings[0][1],
      };
      const entries = [{ kind: 'objective' as const, entry, rev: found?.rev ?? 0 }];
      previews.push(await site.call('strategy', 'previewEdit', { entries }, MANAGER));
    }
    expect(previews[0]).toMatchObject({ ok: true });
    expect(previews[0]).toEqual(previews[1]);
  });
});
