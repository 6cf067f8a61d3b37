import fc from 'fast-check';
import { aDayLater, beginLife, disordered, keepFound, keptLives, live, type Life } from '../support/life/live';
import { allSteps, toldSteps, type Step } from '../support/life/steps';
import { differencesNow } from '../support/life/truth';

/**
 * Random sites lived on at random: what the app says must be what the oracle counts in a full copy of Jira, as the app may
 * see it. Lives that once went wrong are lived again first.
 */

type Law = (life: Life, steps: readonly Step[], seed: number) => Promise<void>;

const told: Law = async (life, steps, seed) => {
  life.site.host.setFaults(disordered(seed));
  for (const doing of steps) await live(life, doing);
  await life.site.host.settle();
};

const lost: Law = async (life, steps, seed) => {
  life.site.host.setFaults([{ target: 'event', action: 'drop', every: 2, seed }, ...disordered(seed)]);
  for (const doing of steps) await live(life, doing);
  await aDayLater(life);
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

const RUNS = fc.readConfigureGlobal().numRuns ?? 150;

async function holds(name: string, law: Law, steps: fc.Arbitrary<Step[]>, numRuns: number): Promise<void> {
  let last: { readonly steps: readonly Step[]; readonly seed: number } | undefined;
  const property = fc.asyncProperty(steps, fc.nat(1_000), async (drawn, seed) => {
    const wrong = await wrongAfter(law, drawn, seed);
    if (wrong.length > 0) last = { steps: drawn, seed };
    expect(wrong).toEqual([]);
  });
  try {
    await fc.assert(property, { numRuns });
  } finally {
    // The last that went wrong is the smallest.
    if (last !== undefined) keepFound(name, last.steps, last.seed);
  }
}

describe('lives that once went wrong', () => {
  it.each(keptLives('told'))('$name', async ({ steps, seed }) => {
    expect(await wrongAfter(told, steps, seed)).toEqual([]);
  });

  it.each(keptLives('lost'))('$name', async ({ steps, seed }) => {
    expect(await wrongAfter(lost, steps, seed)).toEqual([]);
  });
});

describe('a site lived on at random', () => {
  it('is counted right whatever happens, with events doubled and out of order', async () => {
    await holds('told', told, toldSteps, RUNS);
  }, 7_200_000);

  it('is counted right a day later, though events were lost and some never sent', async () => {
    await holds('lost', lost, allSteps, Math.ceil(RUNS / 2));
  }, 7_200_000);
});
