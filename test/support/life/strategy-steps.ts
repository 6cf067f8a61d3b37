import type { Issue } from '../oracle/issue';
import type { TestSite } from '../site';
import {
  COUNTING_MENU,
  FIRST_FILE,
  LINK_MENU,
  MEASURE_MENU,
  ROLE_MENU,
  SETTINGS_MENU,
  type LifeLink,
  type LifeStrategy,
} from './company';
import type { Step } from './steps';

type StrategyStep = Extract<
  Step,
  { readonly do: 'relink' | 'rerole' | 'remeasure' | 'regoal' | 'settings' | 'counting' | 'byHand' }
>;

const isSame = (a: Omit<LifeLink, 'target'>, b: Omit<LifeLink, 'target'>): boolean =>
  a.issueId === b.issueId && a.jql === b.jql && (a.issueId !== undefined || a.below === b.below);

/** What a level says from now on. The site has no level above: what it does not name stays there. */
function counted(
  strategy: LifeStrategy,
  { of, at, which }: Extract<StrategyStep, { readonly do: 'counting' }>,
): LifeStrategy {
  const counting = COUNTING_MENU[which] ?? {};
  const chosen = <T extends { readonly key: string }>(things: readonly T[]): readonly T[] =>
    things.map((thing, no) => (no === at % things.length ? { ...thing, counting } : thing));
  if (of === 'site') return { ...strategy, settings: { ...strategy.settings, ...counting } };
  return of === 'objective'
    ? { ...strategy, objectives: chosen(strategy.objectives) }
    : { ...strategy, targets: chosen(strategy.targets) };
}

function after(strategy: LifeStrategy, doing: StrategyStep, today: string): LifeStrategy {
  if (doing.do === 'counting') return counted(strategy, doing);
  if (doing.do === 'settings') {
    return { ...strategy, settings: { ...strategy.settings, ...SETTINGS_MENU[doing.which] } };
  }
  const target = strategy.targets[doing.target % strategy.targets.length];
  if (target === undefined) return strategy;
  if (doing.do === 'relink') {
    const wanted = LINK_MENU[doing.link];
    if (wanted === undefined) return strategy;
    const known = strategy.links.find((link) => link.target === target.key && isSame(link, wanted));
    const links =
      known === undefined
        ? [...strategy.links, { target: target.key, ...wanted }]
        : strategy.links.filter((link) => link !== known);
    return { ...strategy, links };
  }
  if (doing.do === 'rerole') {
    const own = strategy.links.filter((link) => link.target === target.key);
    const changed = own[doing.link % Math.max(1, own.length)];
    if (changed === undefined) return strategy;
    const { role: _role, weight: _weight, ...work } = changed;
    const links = strategy.links.map((link) => (link === changed ? { ...work, ...ROLE_MENU[doing.as] } : link));
    return { ...strategy, links };
  }
  const measure = doing.do === 'remeasure' ? MEASURE_MENU[doing.measure] : undefined;
  const changed =
    doing.do === 'regoal'
      ? { ...target, baseline: doing.baseline, goal: doing.goal }
      : doing.do === 'byHand'
        ? { ...target, override: byHand(doing, today) }
        : { ...target, measure: measure ?? target.measure };
  return { ...strategy, targets: strategy.targets.map((one) => (one === target ? changed : one)) };
}

const byHand = ({ value, lasting }: Extract<StrategyStep, { readonly do: 'byHand' }>, at: string) =>
  value === null ? null : { value, at, lasting };

/** The strategy as a file that can be imported; links name issues by the keys they have now. */
function fileOf(strategy: LifeStrategy, issues: readonly Issue[]): Record<string, unknown> {
  const keys = new Map(issues.map(({ id, key }) => [id, key]));
  return {
    ...FIRST_FILE,
    settings: strategy.settings,
    objectives: strategy.objectives,
    targets: strategy.targets,
    links: strategy.links.map(({ issueId, jql, ...link }) =>
      issueId === undefined ? { ...link, jql } : { ...link, issue: keys.get(issueId) ?? 'GONE-0' },
    ),
  };
}

/** Changes the strategy as an administrator does; answers what it is then. What is refused has not happened. */
export async function liveInStrategy(
  site: TestSite,
  strategy: LifeStrategy,
  doing: StrategyStep,
  issues: readonly Issue[],
): Promise<LifeStrategy> {
  const today = new Date(site.host.clock.nowMs()).toISOString().slice(0, 10);
  const next = after(strategy, doing, today);
  const answer = await site.call('settings', 'importStrategy', { file: fileOf(next, issues) });
  if (answer.ok) return next;
  if (answer.code === 'internal') throw new Error(`importStrategy: ${answer.message}`);
  return strategy;
}
