import { openClock } from '../../host/clock';
import { createContentStore } from '../../host/confluence/content-store';
import { macrosOf } from '../../host/confluence/macro-node';
import { seedConfluence } from '../../host/confluence/seed-confluence';
import { openStore } from '../../host/store';

async function seeded(objectives?: readonly string[]) {
  const store = await openStore();
  const clock = openClock(store, Date.parse('2027-03-01T09:00:00Z'), () => 0);
  await seedConfluence({ store, clock, objectives });
  return { store, clock, content: createContentStore(store) };
}

describe('the strategy space', () => {
  it('holds a review page whose macro shows the chosen objectives', async () => {
    const { content } = await seeded(['OBJ-1', 'OBJ-2']);
    const page = content.findPage('1001');
    expect([content.findSpaceByKey('STRAT')?.homepageId, page?.title]).toEqual(['1001', 'Strategy review']);
    expect(page && macrosOf(page.body).map(({ config }) => config)).toEqual([{ objectives: ['OBJ-1', 'OBJ-2'] }]);
  });

  it('holds a home page with a macro that waits to be configured when there are no objectives', async () => {
    const { content } = await seeded();
    const page = content.findPage('1001');
    expect(page?.title).toBe('Strategy home');
    expect(page && macrosOf(page.body).map(({ config }) => config)).toEqual([{}]);
  });

  it('is left as it stands when it is there already', async () => {
    const { store, clock, content } = await seeded(['OBJ-1']);
    await seedConfluence({ store, clock, objectives: ['OBJ-7'] });
    expect(content.pages().flatMap(({ body }) => macrosOf(body).map(({ config }) => config))).toEqual([
      { objectives: ['OBJ-1'] },
    ]);
  });
});
