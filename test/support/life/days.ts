import { countTarget, leavesOf, type Count, type CountedLeaf, type CountedTarget } from '../oracle/count';
import { copyOf } from '../oracle/jira-copy';
import { rulesOf } from '../oracle/rules';
import { slowWaterfall, type Movement } from '../oracle/slow-waterfall';
import { unsummedKinds } from '../oracle/unsummed-kinds';
import { countedFile, asApp } from './truth';
import type { Life } from './live';
import type { LifeStrategy } from './company';

/** What the oracle saw at the end of a day. */
export interface NotedDay {
  readonly day: string;
  readonly counts: ReadonlyMap<string, Count>;
  /** Whatever was set by hand: a difference is told of what the work came to. */
  readonly automatic: ReadonlyMap<string, Count>;
  readonly leaves: ReadonlyMap<string, readonly CountedLeaf[]>;
  readonly strategy: LifeStrategy;
}

export async function noteDay({ site, strategy }: Life): Promise<NotedDay> {
  const { issues } = await copyOf(asApp(site));
  const file = countedFile(strategy, issues);
  const now = new Date(site.host.clock.nowMs()).toISOString();
  const countsOf = (targets: readonly CountedTarget[]) =>
    new Map(targets.map((target) => [target.key, countTarget(target, file, issues, now)]));
  return {
    day: now.slice(0, 10),
    strategy,
    counts: countsOf(file.targets),
    automatic: countsOf(file.targets.map((target) => ({ ...target, override: null }))),
    leaves: new Map(file.targets.map((target) => [target.key, leavesOf(target, file, issues)])),
  };
}

const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Where a target's history says otherwise than was noted on the days themselves. */
async function wrongHistory({ site }: Life, target: string, noted: readonly NotedDay[]): Promise<readonly string[]> {
  const { days, first } = await site.data('strategy', 'getHistory', { target });
  return noted
    .filter(({ day }) => first !== null && day >= first)
    .flatMap(({ day, counts }) => {
      const told = days.findLast((one) => one.day <= day);
      const count = counts.get(target);
      const isRight = told?.total === count?.leaves.total && told?.done === count?.leaves.done;
      if (isRight && isNear(told?.actual ?? null, count?.actual ?? null)) return [];
      return [`${target} on ${day}: ${JSON.stringify(told)}, not ${JSON.stringify(count)}`];
    });
}

/** How every leaf moved between two days, as the oracle saw it. */
function movements(target: string, from: NotedDay, to: NotedDay): readonly Movement[] {
  const [was, is] = [from, to].map(({ leaves }) => new Map((leaves.get(target) ?? []).map((leaf) => [leaf.id, leaf])));
  const plain = (leaf: CountedLeaf | undefined) => leaf && { ...leaf, weight: leaf.value ?? 0 };
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map((id) => ({
    before: plain(was?.get(id)),
    after: plain(is?.get(id)),
  }));
}

interface ToldPart {
  readonly kind: string;
  readonly effect: number | null;
}

/** Where the parts of a change say otherwise than slow small steps; only work has moved between the two days. */
function wrongParts(target: string, from: NotedDay, to: NotedDay, parts: readonly ToldPart[]): readonly string[] {
  const definition = to.strategy.targets.find(({ key }) => key === target);
  if (definition?.measure.type !== 'completion' || from.strategy !== to.strategy) return [];
  if (parts.some(({ effect }) => effect === null)) return [];
  const { credit, statusCredit, unestimated } = rulesOf(definition, to.strategy);
  // Small steps know credit by category and what stands in the field; the sum of the parts is looked at all the same.
  if (Object.keys(statusCredit).length > 0 || unestimated === 'median') return [];
  const { effects } = slowWaterfall(movements(target, from, to), { ...credit });
  const scale = definition.goal - definition.baseline;
  const kinds = new Set([...Object.keys(effects), ...parts.map(({ kind }) => kind)]);
  return [...kinds].flatMap((kind) => {
    const told = parts.find((part) => part.kind === kind)?.effect ?? 0;
    const slow = (effects[kind] ?? 0) * scale;
    return Math.abs(told - slow) <= 2e-3 * Math.abs(scale) ? [] : [`${target} ${kind}: ${told}, not ${slow}`];
  });
}

async function wrongBetween({ site }: Life, target: string, from: NotedDay, to: NotedDay): Promise<readonly string[]> {
  const { changes } = await site.data('strategy', 'getChanges', { target, from: from.day, to: to.day });
  if (changes === null) return [`${target}: no changes`];
  if (from.day < changes.first) return [];
  const where = `${target} from ${from.day} to ${to.day}`;
  const [start, end] = [changes.from.actual, changes.to.actual];
  const [was, is] = [from, to].map(({ automatic }) => automatic.get(target)?.actual ?? null);
  if (!isNear(start, was ?? null) || !isNear(end, is ?? null))
    return [`${where}: ${start} to ${end}, not ${was} to ${is}`];
  const sum = changes.parts.reduce((total, { effect }) => total + (effect ?? 0), 0);
  const isSplit = changes.parts.every(({ effect }) => effect !== null);
  const isWhole = start === null || end === null || !isSplit || Math.abs(sum - (end - start)) <= 1e-9;
  return [
    ...(isWhole ? [] : [`${where}: parts come to ${sum}`]),
    ...unsummedKinds(changes).map((kind) => `${where}: the rows of ${kind} do not come to its part`),
    ...wrongParts(target, from, to, changes.parts),
  ];
}

/** Everything in which histories and differences between any two days are not what was noted. */
export async function wrongDays(life: Life, noted: readonly NotedDay[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { key } of life.strategy.targets) {
    wrong.push(...(await wrongHistory(life, key, noted)));
    for (const [at, from] of noted.entries()) {
      for (const to of noted.slice(at)) wrong.push(...(await wrongBetween(life, key, from, to)));
    }
  }
  return wrong;
}
