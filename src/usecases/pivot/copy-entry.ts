import type { Editor } from '../../domain/access';
import { parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import { plainMeasure } from '../../domain/measure';
import type { Objective } from '../../domain/objective';
import { err, ok, type Result } from '../../domain/result';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { linkEntries } from '../edit/entry-file';
import { givenKeys, onceOf } from '../edit/given-keys';
import { checkMany, saveMany, type ManyEdit, type ManyRefused } from '../edit/save-many';

export interface Copied {
  readonly key: string;
  readonly cycle: string;
  /** Keys of the targets that came along with an objective. */
  readonly targets: readonly string[];
}

interface Asked {
  readonly kind: 'objective' | 'target';
  readonly key: string;
  readonly name: string;
  /** An objective's targets come along, each with a key of its own. */
  readonly withTargets: boolean;
  /** The copies get the same links; that reaches into Jira, so it is for those who manage strategy. */
  readonly withLinks: boolean;
  /** The page's name for this copy: sending it again finds, or ends, what was made. */
  readonly once?: string | undefined;
}

/** Said where somebody may copy a thing but not its links. */
export const NO_LINKS =
  'Links let the app read work with its own eyes, so copying them takes the permission to manage strategy. Duplicate it without links, then link the work from its own page in Jira.';

/** Why nothing was copied: what saving answers, or that the links are not this person's to give. */
export type CopyRefused = ManyRefused | { readonly kind: 'links' };

/** What is copied begins anew: not closed, not answered for, nothing reached and nothing overridden. */
function objectiveEdit(objective: Objective, key: string, name: string): ManyEdit {
  const { turned: _turned, affirmed: _affirmed, ...entry } = objective;
  return {
    kind: 'objective',
    entry: { ...entry, key, name, status: 'active', closing: null },
    links: undefined,
    rev: null,
    isGiven: true,
  };
}

function targetEdit(record: StoredTarget, key: string, name: string, objective: string, withLinks: boolean): ManyEdit {
  const { target } = record.value;
  const { cycle: _cycle, links: _links, nextLink: _next, baselineScope: _base, frozen: _frozen, ...entry } = target;
  const { affirmed: _affirmed, ...definition } = entry;
  return {
    kind: 'target',
    entry: {
      ...definition,
      key,
      name,
      objective,
      measure: plainMeasure(target.measure),
      milestones: target.milestones.map((milestone) => ({ ...milestone, reached: null })),
      override: null,
    },
    links: withLinks ? linkEntries(record).map(({ target: _target, ...link }) => link) : undefined,
    rev: null,
    isGiven: true,
  };
}

interface Model {
  readonly objective: Objective | undefined;
  readonly target: StoredTarget | undefined;
  readonly targets: readonly StoredTarget[];
}

async function modelOf(deps: Deps, asked: Asked): Promise<Model | undefined> {
  if (asked.kind === 'objective') {
    const board = await deps.strategy.board();
    const key = parseObjectiveKey(asked.key);
    const objective = board.objectives.find(({ value }) => value.key === key)?.value;
    const own = board.targets
      .filter(({ value }) => value.target.objective === key)
      .map(({ value }) => value.target.key);
    const targets = asked.withTargets ? [...(await deps.strategy.targets(own)).values()] : [];
    return objective && { objective, target: undefined, targets };
  }
  const key = parseTargetKey(asked.key);
  const target = key === undefined ? undefined : (await deps.strategy.targets([key])).get(key);
  return target && { objective: undefined, target, targets: [] };
}

async function editsOf(
  deps: Deps,
  { objective, target, targets }: Model,
  asked: Asked,
  once: string,
): Promise<readonly ManyEdit[]> {
  const copies = target === undefined ? targets : [target];
  const isOwn = objective === undefined;
  const names = copies.map(({ value }) => (isOwn ? asked.name : value.target.name));
  const keys = await givenKeys(deps, 'target', names, once);
  const [key = ''] = isOwn ? [] : await givenKeys(deps, 'objective', [asked.name], once);
  return [
    ...(isOwn ? [] : [objectiveEdit(objective, key, asked.name)]),
    ...copies.map((record, index) => {
      const above = isOwn ? record.value.target.objective : key;
      return targetEdit(record, keys[index] ?? '', names[index] ?? '', above, asked.withLinks);
    }),
  ];
}

/** Copies an objective or a target under new keys, beside its model. Undefined when there is none. */
export async function copyEntry(
  deps: Deps,
  editor: Editor,
  asked: Asked,
): Promise<Result<Copied, CopyRefused> | undefined> {
  const model = await modelOf(deps, asked);
  if (model === undefined) return undefined;
  const once = onceOf(deps, editor.accountId, asked.once);
  if (asked.withLinks && !editor.mayManage) {
    // The way on that is named has to lead somewhere: what stands against a plain copy is said first.
    const plain = await checkMany(deps, editor, await editsOf(deps, model, { ...asked, withLinks: false }, once));
    return plain.ok ? err({ kind: 'links' }) : plain;
  }
  const cycle = model.objective?.cycle ?? model.target?.value.target.cycle ?? '';
  const edits = await editsOf(deps, model, asked, once);
  const saved = await saveMany(deps, editor, edits);
  if (!saved.ok) return saved;
  const [key = '', ...targets] = edits.map(({ entry }) => String(entry['key']));
  return ok({ key, cycle, targets });
}
