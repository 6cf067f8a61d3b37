import { countTarget } from '../oracle/count';
import { copyOf } from '../oracle/jira-copy';
import type { ByHand, LifeStrategy, LifeTarget } from './company';
import type { Life } from './live';
import { asApp, countedFile, refusedScopes } from './truth';

const isSame = (a: LifeTarget['override'], b: LifeTarget['override']): boolean =>
  a?.value === b?.value && a?.at === b?.at && a?.lasting === b?.lasting;

const isOnce = ({ override }: LifeTarget): boolean => override?.lasting === false;

const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What the leaves come to, whatever was set by hand; undefined where Jira refuses a scope of the target. */
async function countedNow({ site, strategy }: Life, target: LifeTarget): Promise<number | null | undefined> {
  const refused = await refusedScopes(site, strategy);
  const own = strategy.links.filter((link) => link.target === target.key);
  if (own.some(({ jql }) => jql !== undefined && refused.has(jql))) return undefined;
  const { issues } = await copyOf(asApp(site));
  const now = new Date(site.host.clock.nowMs()).toISOString();
  const file = countedFile(strategy, issues);
  return countTarget({ ...target, override: null }, file, issues, now).actual;
}

/** What is remembered of the values that people set once, after something has happened and been dealt with. */
async function remembered(life: Life, before: LifeStrategy): Promise<ReadonlyMap<string, ByHand>> {
  const all = new Map<string, ByHand>();
  for (const target of life.strategy.targets.filter(isOnce)) {
    const earlier = before.targets.find(({ key }) => key === target.key);
    const known = isSame(earlier?.override, target.override) ? before.byHand.get(target.key) : undefined;
    const now = await countedNow(life, target);
    if (now === undefined) all.set(target.key, { counted: null, end: 'unsure' });
    else if (known === undefined) all.set(target.key, { counted: now, end: 'stands' });
    else if (known.end === 'stands' && !isNear(known.counted, now)) all.set(target.key, { ...known, end: 'over' });
    else all.set(target.key, known);
  }
  return all;
}

/** While a value that was set once may end, everything that happens is dealt with before the next thing does. */
export async function watchByHand(life: Life, before: LifeStrategy): Promise<void> {
  if (!life.strategy.targets.some(isOnce)) {
    // What was remembered of a value that was set once says nothing of one that stands in its place and lasts.
    life.strategy = { ...life.strategy, byHand: new Map() };
    return;
  }
  await life.site.host.settle();
  const byHand = await remembered(life, before);
  life.strategy = { ...life.strategy, byHand };
}
