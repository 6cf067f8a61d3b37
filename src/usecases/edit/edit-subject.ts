import { mayEdit, type Editor } from '../../domain/access';
import type { Objective } from '../../domain/objective';
import type { FileObjective, FileTarget } from '../../domain/strategy-file/parsed-file';
import type { PreparedImport } from '../strategy/apply-file';
import { same } from '../../domain/strategy-file/same';
import { revOf } from '../strategy/load-index';

/** What an edit is about: the revision it is stored at, and whether this person may change it and what it hangs under. */
export interface Subject {
  readonly rev: number | null;
  readonly isAllowed: boolean;
}

/** Whether this person may put something under an objective that is not stored yet. */
type MayAddUnder = (key: string | null | undefined) => boolean;
const nowhere: MayAddUnder = () => false;

const objectiveOf = ({ loaded }: PreparedImport, key: string | null | undefined): Objective | undefined =>
  [...loaded.index.objectives.values()].find((objective) => objective.key === key);

/** Who may see an objective is for its owner and for those who manage strategy; delegates leave it as it is. */
function mayRestrict(editor: Editor, entry: FileObjective, before: Objective | undefined): boolean {
  if (editor.mayManage || entry.restrictedTo === undefined) return true;
  if (same(entry.restrictedTo, before?.restrictedTo ?? null)) return true;
  const owner = before === undefined ? entry.owner : before.owner;
  return owner === editor.accountId;
}

/** Whoever may edit what is above may put something under it; moving takes the right to both. */
export function objectiveSubject(
  editor: Editor,
  entry: FileObjective,
  prepared: PreparedImport,
  mayAddUnder: MayAddUnder = nowhere,
): Subject {
  const before = objectiveOf(prepared, entry.key);
  const parent = entry.parent ?? (entry.parent === undefined ? before?.parent : null);
  const isMoved = before !== undefined && entry.parent !== undefined && entry.parent !== before.parent;
  const mayPlace = mayEdit(editor, objectiveOf(prepared, parent)) || mayAddUnder(parent);
  const isAllowed = before === undefined ? mayPlace : mayEdit(editor, before) && (!isMoved || mayPlace);
  return {
    rev: revOf(prepared.loaded, 'objective', entry.key),
    isAllowed: isAllowed && mayRestrict(editor, entry, before),
  };
}

/** A target is changed by its owner or that of its objective; moving it takes the right to where it goes. */
export function targetSubject(
  editor: Editor,
  entry: FileTarget,
  prepared: PreparedImport,
  mayAddUnder: MayAddUnder = nowhere,
): Subject {
  const before = prepared.loaded.targets.get(entry.key);
  const mayPlace = mayEdit(editor, objectiveOf(prepared, entry.objective)) || mayAddUnder(entry.objective);
  const isMoved = before !== undefined && before.value.target.objective !== entry.objective;
  const isAllowed = (mayEdit(editor, before?.value.target) || mayPlace) && (!isMoved || mayPlace);
  return { rev: before?.rev ?? null, isAllowed };
}
