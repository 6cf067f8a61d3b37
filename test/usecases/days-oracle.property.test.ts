import fc from 'fast-check';
import { evenChance, looksLeftOut } from '../support/begun-site';
import { noteDay, wrongDays, type NotedDay } from '../support/life/days';
import { beginLife, foundBy, keptLives, live } from '../support/life/live';
import { datedSteps, type Step } from '../support/life/steps';

/**
 * Sites lived on over days: every day that is told, and every difference between two days, is what the oracle noted at the
 * end of those days, and the parts of a difference sum to it.
 */
async function wrongAfter(steps: readonly Step[], seed: number): Promise<readonly string[]> {
  const life = await beginLife('2021-06-01T09:00:00.000Z');
  life.site.host.setFaults(looksLeftOut(seed));
  const noted: NotedDay[] = [];
  try {
    for (const doing of steps) {
      if (doing.do === 'wait') {
        await life.site.host.settle();
        noted.push(await noteDay(life));
      }
      await live(life, doing);
    }
    await life.site.host.settle();
    noted.push(await noteDay(life));
    return await wrongDays(life, noted);
  } finally {
    await life.site.close();
  }
}

// A life over days is slow; the soak lives many.
const RUNS = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 10);

describe('days that once were told wrong are told right:', () => {
  for (const { name, steps, seed } of keptLives('days')) {
    it(
      name,
      async () => {
        expect(await wrongAfter(steps, seed)).toEqual([]);
      },
      120_000,
    );
  }
});

describe('the days of a site lived on at random', () => {
  it('are told as they were, and every difference between two of them is split up whole', async () => {
    const property = fc.asyncProperty(datedSteps, evenChance, async (steps, seed) => {
      const wrong = await wrongAfter(steps, seed);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    });
    expect(foundBy('days', await fc.check(property, { numRuns: RUNS }))).toBe('');
  }, 7_200_000);
});
