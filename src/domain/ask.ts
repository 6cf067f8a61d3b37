import type { Cycle } from './cycle';
import type { AccountId, CycleKey, ObjectiveKey } from './ids';
import type { Objective } from './objective';
import type { Target } from './target';
import type { Affirmed, Turn } from './turn';

/** Something whose owner has not said yet whether it still stands after a change above it. */
export interface Ask {
  readonly kind: 'objective' | 'target';
  readonly key: string;
  readonly owner: AccountId;
  /** The objective above that changed. */
  readonly about: ObjectiveKey;
  readonly turn: Turn;
}

interface Asked {
  readonly owner: AccountId | null;
  readonly affirmed: Affirmed | null;
}

/** The newest change above that its owner neither made nor has answered. */
function openTurn(
  { owner, affirmed }: Asked,
  above: ObjectiveKey | null,
  byKey: ReadonlyMap<ObjectiveKey, Objective>,
): { readonly about: ObjectiveKey; readonly turn: Turn } | undefined {
  let newest: { readonly about: ObjectiveKey; readonly turn: Turn } | undefined;
  const seen = new Set<ObjectiveKey>();
  let key = above;
  while (key !== null && !seen.has(key)) {
    seen.add(key);
    const objective = byKey.get(key);
    const turn = objective?.turned ?? null;
    const isOpen = turn !== null && turn.by !== owner && (affirmed === null || affirmed.at < turn.at);
    if (isOpen && (newest === undefined || newest.turn.at < turn.at)) newest = { about: key, turn };
    key = objective?.parent ?? null;
  }
  return newest;
}

/** Everything that waits for its owner's word, in the order given. What is closed, or in a closed cycle, waits for nobody. */
export function openAsks(
  cycles: readonly Pick<Cycle, 'key' | 'state'>[],
  objectives: readonly Objective[],
  targets: readonly Target[],
): readonly Ask[] {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  if (objectives.every(({ turned }) => turned === null)) return [];
  const closed = new Set<CycleKey>(cycles.filter(({ state }) => state === 'closed').map(({ key }) => key));
  const ask = (kind: Ask['kind'], asked: Asked & { readonly key: string }, above: ObjectiveKey | null): Ask[] => {
    const open = asked.owner === null ? undefined : openTurn(asked, above, byKey);
    return asked.owner === null || open === undefined ? [] : [{ kind, key: asked.key, owner: asked.owner, ...open }];
  };
  return [
    ...objectives
      .filter(({ status, cycle }) => status === 'active' && !closed.has(cycle))
      .flatMap((one) => ask('objective', one, one.parent)),
    ...targets.filter(({ cycle }) => !closed.has(cycle)).flatMap((one) => ask('target', one, one.objective)),
  ];
}
