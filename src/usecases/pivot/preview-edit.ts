import type { Editor } from '../../domain/access';
import { ok, type Result } from '../../domain/result';
import type { IssueId } from '../../domain/ids';
import { reachOf } from '../../domain/reach-of-edit';
import type { Target } from '../../domain/target';
import type { Deps } from '../deps';
import { checkMany, type ManyEdit, type ManyRefused } from '../edit/save-many';
import { workInFlight, type WorkInFlight } from './work-in-flight';

/** People named one by one, and linked work looked up for its keys; the rest is a number. */
const NAMED = 20;
const LOOKED_UP = 50;

export interface EditPreview {
  readonly objectives: number;
  readonly targets: number;
  readonly people: { readonly accounts: readonly string[]; readonly count: number };
  /** Work linked directly: what of it this person may see by key, and how much there is besides. */
  readonly linked: { readonly keys: readonly string[]; readonly more: number; readonly scopes: number };
  readonly work: WorkInFlight;
  /** How many owners below will be asked whether theirs still stands. */
  readonly asked: number;
}

async function linkedWork(deps: Deps, targets: readonly Target[]): Promise<EditPreview['linked']> {
  const links = targets.flatMap((target) => target.links);
  const ids = new Set<IssueId>(links.flatMap((link) => (link.kind === 'issue' && !link.gone ? [link.issueId] : [])));
  const visible = await deps.viewer.issues([...ids].slice(0, LOOKED_UP));
  return {
    keys: visible.map(({ key }) => key).slice(0, NAMED),
    more: ids.size - Math.min(visible.length, NAMED),
    scopes: links.filter(({ kind }) => kind === 'jql').length,
  };
}

/**
 * What saving these edits would touch, from the very plan that saving makes. Counts only what this person may see; refused
 * where saving would be. Changes nothing.
 */
export async function previewEdit(
  deps: Deps,
  editor: Editor,
  edits: readonly ManyEdit[],
): Promise<Result<EditPreview, ManyRefused>> {
  const checked = await checkMany(deps, editor, edits);
  if (!checked.ok) return checked;
  const board = await deps.strategy.board();
  const records = new Map(board.targets.map(({ value }) => [value.target.key, value]));
  const reach = reachOf(
    checked.value.prepared.plan,
    board.objectives.map(({ value }) => value),
    [...records.values()].map(({ target }) => target),
    editor.accountId,
    board.cycles.map(({ value }) => value),
  );
  const measured = reach.measured.map(({ key }) => records.get(key)).filter((record) => record !== undefined);
  return ok({
    objectives: reach.objectives.length,
    targets: reach.targets.length,
    people: { accounts: reach.people.slice(0, NAMED), count: reach.people.length },
    linked: await linkedWork(deps, reach.measured),
    work: await workInFlight(deps, measured),
    asked: reach.asked.length,
  });
}
