import type fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultRule } from '../../host/platform/faults';
import { looksLeftOut, sitesThatBegin } from '../begun-site';
import { copyOf } from '../oracle/jira-copy';
import { NOW, type TestSite } from '../site';
import { watchByHand } from './by-hand';
import { FIRST_FILE, FIRST_STRATEGY, ISSUES, type LifeStrategy } from './company';
import { liveInJira } from './jira-steps';
import type { Step } from './steps';
import { liveInStrategy } from './strategy-steps';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A site that is lived on, and what the test has decided about its strategy. */
export interface Life {
  readonly site: TestSite;
  strategy: LifeStrategy;
}

/** Where every life begins, by where the clock does. */
const beginnings = new Map<string, () => Promise<TestSite>>();

export async function beginLife(clockStart: string = NOW): Promise<Life> {
  const begin = beginnings.get(clockStart) ?? sitesThatBegin(ISSUES, { clockStart, file: FIRST_FILE });
  beginnings.set(clockStart, begin);
  return { site: await begin(), strategy: FIRST_STRATEGY };
}

/** Does one thing on the site. */
export async function live(life: Life, doing: Step): Promise<void> {
  const before = life.strategy;
  if (doing.do === 'byHand') await life.site.host.settle();
  await happen(life, doing);
  await watchByHand(life, before);
}

async function happen(life: Life, doing: Step): Promise<void> {
  const { site } = life;
  switch (doing.do) {
    case 'settle':
      await site.host.settle();
      return;
    case 'wait':
      await site.host.settle();
      await site.host.advance({ byMs: doing.days * DAY_MS });
      await site.host.settle();
      return;
    case 'relink':
    case 'rerole':
    case 'remeasure':
    case 'regoal':
    case 'settings':
    case 'counting':
    case 'byHand': {
      const { issues } = await copyOf(site.rest);
      life.strategy = await liveInStrategy(site, life.strategy, doing, issues);
      return;
    }
    default: {
      const { issues } = await copyOf(site.rest);
      await liveInJira(site, doing, issues);
    }
  }
}

/** Events that come twice and out of order, by chance. */
export const disordered = (seed: number): FaultRule[] => [
  { target: 'event', action: 'duplicate', every: 2, seed },
  { target: 'event', action: 'reorder', every: 3, seed },
];

/** The first look goes back as far as this; whatever happened before has been seen when so much more has passed. */
const SEEN_AFTER_MS = 2 * HOUR_MS;

/**
 * Lets a whole day pass, in which the schedule sees to what no event told. When everything that has happened lies too far back
 * for the looks at recent changes, they are left out in most lives.
 */
export async function aDayLater({ site }: Life, chance: number): Promise<void> {
  site.host.setFaults([]);
  await site.host.advance({ byMs: SEEN_AFTER_MS });
  site.host.setFaults(looksLeftOut(chance));
  await site.host.advance({ byMs: DAY_MS + HOUR_MS - SEEN_AFTER_MS });
  site.host.setFaults([]);
  await site.host.settle();
}

/** A life that once went wrong, as the folder of regressions keeps it. */
export interface KeptLife<L extends string> {
  readonly name: string;
  readonly law: L;
  readonly steps: readonly Step[];
  readonly seed: number;
}

const FOLDER = path.join(__dirname, '../../regressions');

/** The kept lives that some laws have to hold for. */
export const keptLives = <L extends string>(...laws: readonly L[]): ReadonlyArray<KeptLife<L>> =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as KeptLife<L>)
    .filter((kept) => laws.includes(kept.law));

/** What went wrong in random lives, nothing when the law held; the smallest is kept to be looked at. */
export function foundBy<T extends [readonly Step[], ...number[]]>(law: string, details: fc.RunDetails<T>): string {
  if (!details.failed) return '';
  const { counterexample, errorInstance, seed } = details;
  if (counterexample !== null) keepFound(law, counterexample[0], counterexample[1] ?? 0);
  return `seed ${seed}: ${JSON.stringify(counterexample)}\n${String(errorInstance)}`;
}

/** Where a life that was found is left, to be looked at and put among the regressions. */
function keepFound(law: string, steps: readonly Step[], seed: number): void {
  const folder = path.join(__dirname, '../../.cache/found');
  mkdirSync(folder, { recursive: true });
  const kept: KeptLife<string> = { name: 'what it was about', law, steps, seed };
  writeFileSync(path.join(folder, `${law}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
}
