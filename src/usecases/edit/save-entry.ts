import type { Editor } from '../../domain/access';
import type { Finding } from '../../domain/finding';
import { placeOf } from '../../domain/guard';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import { newNames, ruleText } from '../../domain/rule-words';
import { isEmptyPlan } from '../../domain/strategy-file/import-plan';
import type { ReadFile } from '../../ports/strategy-reader';
import type { StoredTarget } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import type { PreparedImport } from '../strategy/apply-file';
import { newBreaches } from '../health/required-rules';
import { revOf } from '../strategy/load-index';
import { LEAVING, leftOutOf } from './leaving';
import { rewritePaths } from '../strategy/rewrite-paths';
import { fileOf, linkEntries, ownWords, type Entry } from './entry-file';
import { objectiveSubject, targetSubject, type Subject } from './edit-subject';
import { prepareEdit } from './prepare-edit';

export type EditError =
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'stale' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'forbidden' };

/** One entry of a strategy file, and the revision its editor saw; null when it is to be new. */
export type Edit =
  | { readonly kind: 'cycles'; readonly entry: Entry; readonly rev: number | null }
  | {
      readonly kind: 'objectives';
      readonly entry: Entry;
      readonly rev: number | null;
      /** That whoever saves it will not see it any more is meant. */
      readonly leaving?: boolean | undefined;
      readonly isGiven?: boolean;
    }
  | {
      readonly kind: 'targets';
      readonly entry: Entry;
      readonly links: readonly Entry[] | undefined;
      readonly rev: number | null;
      /** That the app chose its key, not the person. */
      readonly isGiven?: boolean;
    };

/**
 * Who may not import a file may not choose keys either. Refusing those that are in use would tell them of what they may not
 * see; so the answer is this for every key, free or not.
 */
export const KEY_IS_GIVEN = 'is given when this is saved; choosing one takes the permission to manage strategy';

/** Everything about one entry is said about the entry: `objectives[0].name` is `name`. */
function aboutEntry(mistakes: readonly Mistake[], section: string): readonly Mistake[] {
  const prefix = `${section}[0]`;
  return mistakes.map(({ path, message }) => ({
    path: path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path === prefix ? '' : path,
    message,
  }));
}

async function storedTarget(deps: Deps, key: unknown): Promise<StoredTarget | undefined> {
  const read = deps.reader.fromValue(fileOf({ checkIns: [{ target: key, at: '2000-01-01', value: 0 }] }));
  const named = read.ok ? read.file.checkIns[0]?.target : undefined;
  return named === undefined ? undefined : (await deps.strategy.targets([named])).get(named);
}

async function readEdit(deps: Deps, edit: Edit): Promise<ReadFile> {
  if (edit.kind !== 'targets') return deps.reader.fromValue(fileOf({ [edit.kind]: [ownWords(edit.entry)] }));
  const stored = await storedTarget(deps, edit.entry['key']);
  const links =
    edit.links?.map((link) => ({ ...link, target: edit.entry['key'] })) ??
    (stored === undefined ? [] : linkEntries(stored));
  return deps.reader.fromValue(fileOf({ targets: [ownWords(edit.entry)], links }));
}

const breachMistake = (found: Finding, { kind }: Edit, plan: ImportPlan): Mistake => ({
  ...placeOf(found, kind === 'targets' ? 'target' : 'objective'),
  message: ruleText(found, newNames(plan)),
});

/** The record the edit is about, as it is stored, and whether this person may change it and what it hangs under. */
function subjectOf(editor: Editor, read: ReadFile, prepared: PreparedImport): Subject {
  if (!read.ok) return { rev: null, isAllowed: editor.mayManage };
  const [cycle, objective, target] = [read.file.cycles[0], read.file.objectives[0], read.file.targets[0]];
  if (objective !== undefined) return objectiveSubject(editor, objective, prepared);
  if (target !== undefined) return targetSubject(editor, target, prepared);
  const rev = cycle === undefined ? null : revOf(prepared.loaded, 'cycle', cycle.key);
  return { rev, isAllowed: editor.mayManage };
}

/**
 * Saves one entry for a person who has seen it at a revision. It goes the way of an import, so the same rules hold and the
 * same words are said; unlike an import it never lands on top of what the person has not seen.
 */
export async function saveEntry(
  deps: Deps,
  editor: Editor,
  edit: Edit,
): Promise<Result<{ readonly changed: boolean }, EditError>> {
  // Links reach into Jira with the app's eyes; people link single issues where their right to edit them is checked.
  if (edit.kind === 'targets' && edit.links !== undefined && !editor.mayManage) return err({ kind: 'forbidden' });
  const read = await readEdit(deps, edit);
  const prepared = await prepareEdit(deps, editor.accountId, read);
  if (!prepared.ok) {
    return err(
      editor.mayManage || read.ok
        ? { kind: 'mistakes', mistakes: aboutEntry(prepared.error, edit.kind) }
        : { kind: 'forbidden' },
    );
  }
  const subject = subjectOf(editor, read, prepared.value);
  const isGiven = edit.kind !== 'cycles' && edit.isGiven === true;
  // Sent before, by somebody who need not own what they made.
  if (isGiven && subject.rev !== null) {
    return isEmptyPlan(prepared.value.plan) ? ok({ changed: false }) : err({ kind: 'exists' });
  }
  if (!subject.isAllowed) return err({ kind: 'forbidden' });
  if (edit.rev === null && !isGiven && !editor.mayManage) {
    return err({ kind: 'mistakes', mistakes: [{ path: 'key', message: KEY_IS_GIVEN }] });
  }
  if (edit.rev === null && subject.rev !== null) return err({ kind: 'exists' });
  if (edit.rev !== subject.rev) return err({ kind: 'stale' });
  if (prepared.value.taken.length > 0) return err({ kind: 'exists' });
  if (isEmptyPlan(prepared.value.plan)) return ok({ changed: false });
  const isLeft =
    edit.kind === 'objectives' && edit.leaving !== true && (await leftOutOf(deps, prepared.value.plan)).length > 0;
  if (isLeft) return err({ kind: 'mistakes', mistakes: [{ path: 'leaving', message: LEAVING }] });
  const breaches = await newBreaches(deps, prepared.value.plan);
  if (breaches.length > 0)
    return err({ kind: 'mistakes', mistakes: breaches.map((one) => breachMistake(one, edit, prepared.value.plan)) });
  for (const batch of prepared.value.batches) {
    if (!(await deps.strategy.apply(batch)).ok) return err({ kind: 'stale' });
  }
  await rewritePaths(deps, editor.accountId, prepared.value.plan);
  await deps.wake.after(0);
  return ok({ changed: true });
}
