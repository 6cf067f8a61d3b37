import { keptFront } from '../../contract/front-calls';
import { instantOf } from '../../domain/day';
import type { AccountId, CycleKey } from '../../domain/ids';
import type { ViewerRights } from '../../ports/viewer';
import { attentionOf, byAttention, objectivesByAttention } from '../../rollup/attention';
import { prioritiesOf, statusCounts } from '../../rollup/priorities';
import { isUnlooked, unlookedSince } from '../../rollup/waiting';
import type { Deps } from '../deps';
import { chosenCycle, cycleStrategy, loadStrategy, type LoadedStrategy } from './strategy-tree';
import { checkInsAskedOf } from '../check-ins/my-targets';

/** Objectives and targets from which on a strategy has a front; fewer are there as soon. */
const WORTH_IT = 300;
/** Rows of the tree in a front: more than any screen shows at first. */
const ROWS = 40;
/** What may stand at the top of a strategy that has a front. */
const MAX_TOP = 100;
/** Numbers that work moves do not make a front unknown, so it is not shown for longer. */
const MAX_AGE_MS = 2 * 3_600_000;
/** The schedule makes it anew when it is older than this. */
const RENEW_AFTER_MS = MAX_AGE_MS / 2;

type Whole = NonNullable<ReturnType<typeof cycleStrategy>>;

const topOf = (objectives: Whole['objectives']): Whole['objectives'] => {
  const known = new Set<string>(objectives.map(({ key }) => key));
  return objectives.filter(({ parent }) => parent === null || !known.has(parent));
};

/** The first rows of the tree as it opens: what stands at the top, its targets and what counts towards it, the exceptions first. */
function firstRows({ objectives, targets }: Pick<Whole, 'objectives' | 'targets'>): ReadonlySet<string> {
  const inTurn = (some: Whole['objectives']): Whole['objectives'] => [...some].sort(objectivesByAttention);
  const rows: string[] = [];
  for (const top of inTurn(topOf(objectives))) {
    if (rows.length >= ROWS) break;
    rows.push(top.key);
    // What is over opens folded.
    if (top.status === 'closed') continue;
    const own = targets.filter(({ objective }) => objective === top.key);
    own.sort((a, b) => byAttention(attentionOf(a), attentionOf(b)));
    rows.push(...own.map(({ key }) => key));
    rows.push(...inTurn(objectives.filter(({ parent }) => parent === top.key)).map(({ key }) => key));
  }
  return new Set(rows.slice(0, ROWS));
}

/** What stands on the first screens of a strategy, with what they say of the rest. Undefined for one that needs none. */
function frontOf(whole: Whole) {
  const { cycle, objectives, targets } = whole;
  if (cycle === null || objectives.length + targets.length < WORTH_IT) return undefined;
  const { off, fine, resting, areOrganization, elsewhere } = prioritiesOf(cycle, objectives, targets);
  const lines = [...off, ...fine, ...resting].sort((a, b) => a.place - b.place);
  const tops = topOf(objectives);
  // Nearly all of it stands at the top: a part would be no smaller than the whole.
  if (lines.length + tops.length > MAX_TOP) return undefined;
  const shown = new Set<string>([...firstRows(whole), ...tops.map(({ key }) => key)]);
  for (const { objective, worst } of lines) {
    shown.add(objective.key);
    if (worst !== null) shown.add(worst.key);
  }
  const parents = new Set<string>([
    ...objectives.flatMap(({ parent }) => (parent === null ? [] : [parent])),
    ...targets.map(({ objective }) => objective),
  ]);
  const sent = objectives.filter(({ key }) => shown.has(key));
  return {
    ...whole,
    objectives: sent,
    targets: targets.filter(({ key }) => shown.has(key)),
    part: {
      objectives: objectives.length,
      targets: targets.length,
      asOf: targets.reduce<string | null>(
        (oldest, { result }) => (oldest === null || result.asOf < oldest ? result.asOf : oldest),
        null,
      ),
      statuses: statusCounts(targets),
      lines: lines.map(({ objective, worst, ...line }) => ({
        ...line,
        objective: objective.key,
        worst: worst?.key ?? null,
      })),
      areOrganization,
      elsewhere,
      folded: sent.map(({ key }) => key).filter((key) => parents.has(key)),
    },
  };
}

/** What waits is said by each number, and would go on being said by a front when it no longer waits. */
const isAnyWaiting = ({ targets, nowMs }: LoadedStrategy): boolean =>
  targets.some(({ value: { roll } }) => roll.waitingSince !== undefined || unlookedSince(roll, nowMs) !== undefined);

/** Keeps the first screenful. Where anything is restricted there is none: it would have to be another for everybody. */
async function keepFront(deps: Deps, state: string, strategy: LoadedStrategy, whole: Whole): Promise<void> {
  if (!strategy.isForAll || isAnyWaiting(strategy)) return;
  const content = frontOf(whole);
  if (content !== undefined) await deps.front.keep(state, { atMs: strategy.nowMs, content });
}

/** What the Strategy page opens with: the first screenful where it is known, else everything. */
export async function openStrategy(
  deps: Deps,
  me: AccountId,
  { isAdmin, mayManage }: ViewerRights,
  cycleKey: CycleKey | undefined,
) {
  const own = { isAdmin, mayManage, me };
  const { state, isWaiting, lookedMs, kept } = await deps.front.look(deps.random.id());
  const nowMs = deps.clock.nowMs();
  const isSaid = isWaiting || (lookedMs !== undefined && isUnlooked(lookedMs, nowMs));
  if (kept !== undefined && !isSaid && nowMs - kept.atMs <= MAX_AGE_MS) {
    // One that an earlier version kept may lack something; then everything is read, as where there is none.
    const front = keptFront.safeParse(kept.content);
    const isAsked = cycleKey === undefined || front.data?.cycle?.key === cycleKey;
    if (front.success && isAsked) return { ...front.data, now: instantOf(nowMs), ...own, checkIns: null };
  }
  const strategy = await loadStrategy(deps);
  const whole = cycleStrategy(strategy, cycleKey);
  if (whole === undefined) return undefined;
  // Of the cycle people work in; any other is read in full.
  if (whole.cycle?.key === chosenCycle(strategy, undefined)?.key) await keepFront(deps, state, strategy, whole);
  return { ...whole, ...own, checkIns: checkInsAskedOf(strategy, me), part: null };
}

/** Makes the first screenful anew where it is unknown or old. */
export async function renewFront(deps: Deps): Promise<void> {
  const { state, kept } = await deps.front.look(deps.random.id());
  if (kept !== undefined && deps.clock.nowMs() - kept.atMs < RENEW_AFTER_MS) return;
  const strategy = await loadStrategy(deps);
  const whole = cycleStrategy(strategy, undefined);
  if (whole !== undefined) await keepFront(deps, state, strategy, whole);
}
