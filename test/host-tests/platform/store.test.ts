import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openClock } from '../../host/clock';
import { openStore } from '../../host/store';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-state-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('walks keys in the order of their bytes, whatever was added and removed before', async () => {
  const store = await openStore();
  const key = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uE000', '😀', ':'), maxLength: 4 });
  const step = fc.record({ key, remove: fc.boolean(), look: fc.boolean() });
  let table = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const name = `t${String(table++)}`;
      const expected = new Set<string>();
      for (const one of steps) {
        await store.commit([
          one.remove ? { table: name, key: one.key, remove: true } : { table: name, key: one.key, value: 1 },
        ]);
        if (one.remove) expected.delete(one.key);
        else expected.add(one.key);
        if (one.look) store.entries(name);
      }
      const sorted = [...expected].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(store.entries(name).map(([found]) => found)).toEqual(sorted);
      expect(store.entries(name, 'a').map(([found]) => found)).toEqual(sorted.filter((found) => found.startsWith('a')));
    }),
  );
});

it('gives and takes copies', async () => {
  const store = await openStore();
  const given = { list: [1, undefined], skip: undefined, at: new Date(0) };
  await store.commit([{ table: 't', key: 'k', value: given }]);
  given.list.push(2);
  const got = store.get<{ list: unknown[]; at: string }>('t', 'k');
  got?.list.push(3);
  expect(store.get('t', 'k')).toEqual({ list: [1, null], at: '1970-01-01T00:00:00.000Z' });
});

it('finds everything again after it was closed, in the same order', async () => {
  const first = await openStore(folder);
  const commits = Array.from({ length: 50 }, (_, at) =>
    first.commit([
      { table: 'a', key: String(at % 20), value: { at } },
      at % 3 === 0 ? { table: 'b', key: 'only', remove: true } : { table: 'b', key: 'only', value: at },
    ]),
  );
  await Promise.all(commits);
  const before = [first.entries('a'), first.entries('b')];
  await first.close();
  const second = await openStore(folder);
  expect([second.entries('a'), second.entries('b')]).toEqual(before);
  await second.close();
});

it('refuses a folder that another site holds', async () => {
  const store = await openStore(folder);
  await expect(openStore(folder)).rejects.toThrow(
    `The state folder ${folder} is in use by another running local site.`,
  );
  await store.close();
});

it('forgets everything it wrote, and nothing else', async () => {
  await writeFile(join(folder, 'notes.txt'), 'mine');
  const store = await openStore(folder);
  await store.commit([{ table: 't', key: 'k', value: 1 }]);
  await store.destroy();
  expect(await readdir(folder)).toEqual(['notes.txt']);
});

it('keeps a clock that stands still where it stood, whatever start is asked for', async () => {
  const first = await openStore(folder);
  openClock(first, 1_000_000, Date.now).advance(5000);
  await first.close();
  const second = await openStore(folder);
  const clock = openClock(second, 9_000_000, Date.now);
  expect([clock.frozen, clock.nowMs()]).toEqual([true, 1_005_000]);
  await second.close();
});

it('keeps a running clock ahead by what it was moved', async () => {
  const first = await openStore(folder);
  openClock(first, undefined, () => 100).advance(5000);
  await first.close();
  const second = await openStore(folder);
  const clock = openClock(second, undefined, () => 200);
  expect([clock.frozen, clock.nowMs()]).toEqual([false, 5200]);
  await second.close();
});
