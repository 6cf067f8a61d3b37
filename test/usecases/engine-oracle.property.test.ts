import fc from 'fast-check';
import { evenChance } from '../support/begun-site';
import { aDayLater, beginLife, disordered, foundBy, keptLives, live, type Life } from '../support/life/live';
import { allSteps, lookedSteps, toldSteps, type Step } from '../support/life/steps';
import { differencesNow } from '../support/life/truth';

/**
 * Random sites lived on at random: what the app says must be what the oracle counts in a full copy of Jira, as the app may
 * see it. Lives that once went wrong are lived again first.
 */

/** A change is looked at after four minutes, and a look comes every five; it takes no longer than the one that is left. */
const LOOKED_WITHIN_MS = 10 * 60_000;

type Law = (life: Life, steps: readonly Step[], seed: number) => Promise<void>;

const told: Law = async (life, steps, seed) => {
  life.site.host.setFaults(disordered(seed));
  for (const doing of steps) {
    // Work that moves into a project which goes the same moment is found by the clock alone.
    if (doing.do === 'project') await life.site.host.settle();
    await live(life, doing);
  }
  await life.site.host.settle();
};

const lost: Law = async (life, steps, seed) => {
  life.site.host.setFaults([{ target: 'event', action: 'drop', every: 2, seed }, ...disordered(seed)]);
  for (const doing of steps) await live(life, doing);
  await aDayLater(life, seed);
};

/** No event comes at all, and no slice is due: what is right then the looks at recent changes have found. */
const looked: Law = async (life, steps) => {
  life.site.host.setFaults([
    { target: 'event', action: 'drop' },
    { target: 'schedule', match: 'reconcile', action: 'drop' },
  ]);
  for (const doing of steps) await live(life, doing);
  await life.site.host.advance({ byMs: LOOKED_WITHIN_MS });
  life.site.host.setFaults([]);
  await life.site.host.settle();
};

async function wrongAfter(law: Law, steps: readonly Step[], seed: number): Promise<readonly string[]> {
  const life = await beginLife();
  try {
    await law(life, steps, seed);
    return await differencesNow(life.site, life.strategy);
  } finally {
    await life.site.close();
  }
}

const LAWS = { told, looked, lost } as const;
const RUNS = fc.readConfigureGlobal().numRuns ?? 240;
/** Such lives are short, and hold one thing. */
const LOOKED_RUNS = Math.ceil(RUNS / 4);
/** A day later is some three hundred invocations later: such lives are dear, so that there are fewer of them. */
const DAY_LATER_RUNS = Math.ceil(RUNS / 10);

async function wrongLives(name: keyof typeof LAWS, steps: fc.Arbitrary<Step[]>, numRuns: number): Promise<string> {
  const property = fc.asyncProperty(steps, evenChance, async (drawn, seed) => {
    const wrong = await wrongAfter(LAWS[name], drawn, seed);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  return foundBy(name, await fc.check(property, { numRuns }));
}

describe('a life that once went wrong is counted right:', () => {
  for (const { name, law, steps, seed } of keptLives('told', 'looked', 'lost')) {
    it(
      name,
      async () => {
        expect(await wrongAfter(LAWS[law], steps, seed)).toEqual([]);
      },
      120_000,
    );
  }
});

describe('a site lived on at random', () => {
  it('is counted right whatever happens, with events doubled and out of order', async () => {
    expect(await wrongLives('told', toldSteps, RUNS)).toBe('');
  }, 7_200_000);

  it('is counted right within ten minutes though no event was told, by the looks at recent changes alone', async () => {
    expect(await wrongLives('looked', lookedSteps, LOOKED_RUNS)).toBe('');
  }, 7_200_000);

  it('is counted right a day later, though events were lost and some never sent', async () => {
    expect(await wrongLives('lost', allSteps, DAY_LATER_RUNS)).toBe('');
  }, 7_200_000);
});
