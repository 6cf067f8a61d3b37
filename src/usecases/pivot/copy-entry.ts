import type { Editor } from '../../domain/access';
import { parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import { plainMeasure } from '../../domain/measure';
import { nextKey } from '../../domain/next-key';
import type { Objective } from '../../domain/objective';
import { err, ok, type Result } from '../../domain/result';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { linkEntries } from '../edit/entry-file';
import { checkMany, saveMany, type ManyEdit, type ManyRefused } from '../edit/save-many';

/** Somebody may take the next key at the same moment; then the one after is tried, at most this often. */
const MAX_ROUNDS = 8;

export interface Copied {
  readonly key: string;
  readonly cycle: string;
  readonly targets: number;
}

interface Asked {
  readonly kind: 'objective' | 'target';
  readonly key: string;
  readonly name: string;
  /** An objective's targets come along, each with a key of its own. */
  readonly withTargets: boolean;
  /** The copies get the same links; that reaches into Jira, so it is for those who manage strategy. */
  readonly withLinks: boolean;
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
  };
}

interface Model {
  readonly objective: Objective | undefined;
  readonly target: StoredTarget | undefined;
  readonly targets: readonly StoredTarget[];
  /** Every key in use that can be seen. */
  readonly taken: readonly string[];
}

async function modelOf(deps: Deps, asked: Asked): Promise<Model | undefined> {
  const board = await deps.strategy.board();
  const taken = [
    ...board.objectives.map(({ value }) => value.key),
    ...board.targets.map(({ value }) => value.target.key),
  ];
  if (asked.kind === 'objective') {
    const key = parseObjectiveKey(asked.key);
    const objective = board.objectives.find(({ value }) => value.key === key)?.value;
    const own = board.targets
      .filter(({ value }) => value.target.objective === key)
      .map(({ value }) => value.target.key);
    const targets = asked.withTargets ? [...(await deps.strategy.targets(own)).values()] : [];
    return objective && { objective, target: undefined, targets, taken };
  }
  const key = parseTargetKey(asked.key);
  const target = key === undefined ? undefined : (await deps.strategy.targets([key])).get(key);
  return target && { objective: undefined, target, targets: [], taken };
}

const numbered = (prefix: string, { taken }: Model, by: number): string => {
  const first = nextKey(prefix, taken);
  return `${prefix}${Number(first.slice(prefix.length)) + by}`;
};

function editsOf(model: Model, asked: Asked, round: number): readonly ManyEdit[] {
  const { objective, target, targets } = model;
  const targetKeyAt = (index: number): string => numbered('TGT-', model, index + round);
  if (target !== undefined) {
    return [targetEdit(target, targetKeyAt(0), asked.name, target.value.target.objective, asked.withLinks)];
  }
  if (objective === undefined) return [];
  const key = numbered('OBJ-', model, round);
  return [
    objectiveEdit(objective, key, asked.name),
    ...targets.map((record, index) =>
      targetEdit(record, targetKeyAt(index), record.value.target.name, key, asked.withLinks),
    ),
  ];
}

const isTaken = ({ kind, mistakes }: ManyRefused): boolean =>
  kind === 'mistakes' && mistakes.length > 0 && mistakes.every(({ message }) => /cannot be used/.test(message));

/** Copies an objective or a target under new keys, beside its model. Undefined when there is none. */
export async function copyEntry(
  deps: Deps,
  editor: Editor,
  asked: Asked,
): Promise<Result<Copied, CopyRefused> | undefined> {
  const model = await modelOf(deps, asked);
  if (model === undefined) return undefined;
  if (asked.withLinks && !editor.mayManage) {
    // The way on that is named has to lead somewhere: what stands against a plain copy is said first.
    const plain = await checkMany(deps, editor, editsOf(model, { ...asked, withLinks: false }, 0));
    return plain.ok || isTaken(plain.error) ? err({ kind: 'links' }) : plain;
  }
  const cycle = model.objective?.cycle ?? model.target?.value.target.cycle ?? '';
  let refused: ManyRefused = { kind: 'stale', mistakes: [] };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits = editsOf(model, asked, round);
    const saved = await saveMany(deps, editor, edits);
    if (saved.ok) {
      const [first] = edits;
      return ok({ key: String(first?.entry['key'] ?? ''), cycle, targets: model.targets.length });
    }
    if (!isTaken(saved.error)) return saved;
    refused = saved.error;
  }
  return err(refused);
}
