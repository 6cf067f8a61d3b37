import type { OpenImpediment } from '../../domain/check-in-brief';
import type { AccountId } from '../../domain/ids';
import { byText } from '../../domain/strategy-file/same';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import type { LoadedStrategy } from '../views/strategy-tree';
import { sightedImpediments } from './sighted-impediments';

/** Impediments of one kind that one person is shown. */
const MAX_LISTED = 50;

interface Raised extends OpenImpediment {
  readonly record: StoredTarget;
}

/** Open impediments that a person raised, and those that they were asked to help with; the newest first. */
export async function impedimentsOf(deps: Deps, me: AccountId, strategy: LoadedStrategy) {
  const closed = new Set(strategy.cycles.filter(({ state }) => state === 'closed').map(({ key }) => key));
  const open = strategy.targets
    .filter(({ value }) => !closed.has(value.target.cycle))
    .flatMap((record): readonly Raised[] =>
      (record.value.roll.said?.impediments ?? []).map((impediment) => ({ ...impediment, record })),
    )
    .sort((a, b) => byText(b.at, a.at));
  const raised = open.filter(({ by }) => by === me);
  const asked = open.filter(({ helper }) => helper === me);
  const shown = [...raised.slice(0, MAX_LISTED), ...asked.slice(0, MAX_LISTED)];
  const sighted = await sightedImpediments(deps, shown);
  const view = ({ record, ...impediment }: Raised) => ({
    ...sighted(impediment),
    target: record.value.target.key,
    name: record.value.target.name,
  });
  return {
    raised: raised.slice(0, MAX_LISTED).map(view),
    asked: asked.slice(0, MAX_LISTED).map(view),
    more: Math.max(0, raised.length - MAX_LISTED) + Math.max(0, asked.length - MAX_LISTED),
  };
}
