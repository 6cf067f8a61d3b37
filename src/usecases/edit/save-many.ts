import type { Editor } from '../../domain/access';
import type { Finding } from '../../domain/finding';
import { placeOf } from '../../domain/guard';
import type { TargetKey } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { err, ok, type Result } from '../../domain/result';
import { newNames, ruleText } from '../../domain/rule-words';
import type { ImportPlan } from '../../domain/strategy-file/import-plan';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { goingOn, type PreparedImport } from '../strategy/apply-file';
import { newBreaches } from '../health/required-rules';
import { rewritePaths } from '../strategy/rewrite-paths';
import { LEAVING, leftOutOf } from './leaving';
import { objectiveSubject, targetSubject, type Subject } from './edit-subject';
import { fileOf, linkEntries, ownWords, type Entry } from './entry-file';
import { prepareEdit } from './prepare-edit';
import { KEY_IS_GIVEN } from './save-entry';

/** One of many: an entry of a strategy file and the revision its editor saw. */
export interface ManyEdit {
  readonly kind: 'objective' | 'target';
  readonly entry: Entry;
  readonly links: readonly Entry[] | undefined;
  readonly rev: number | null;
  /** That the app chose the key of something new, not the person. */
  readonly isGiven?: boolean;
}

/** What became of them. */
export interface ManySaved {
  readonly changed: number;
  readonly unchanged: number;
  readonly left: { readonly kind: ManyEdit['kind']; readonly key: string }[];
}

/** Why nothing was saved, each with the place it is about: `entries[3].name`. */
export interface ManyRefused {
  readonly kind: 'mistakes' | 'forbidden' | 'stale';
  readonly mistakes: readonly Mistake[];
}

/** Others may write meanwhile; what is left is planned anew, at most this often. */
const MAX_ROUNDS = 5;

const SECTIONS = { objective: 'objectives', target: 'targets' } as const;
const textKey = ({ entry }: ManyEdit): string => (typeof entry['key'] === 'string' ? entry['key'] : '');

/** Says of the entry what was said of its place in the file. */
function aboutEntries(edits: readonly ManyEdit[], mistakes: readonly Mistake[]): readonly Mistake[] {
  const places: Record<'objectives' | 'targets', number[]> = { objectives: [], targets: [] };
  edits.forEach(({ kind }, index) => places[SECTIONS[kind]].push(index));
  return mistakes.map(({ path, message }) => {
    const parts = /^(objectives|targets)\[(\d+)\](.*)$/.exec(path);
    const index =
      parts?.[1] === 'objectives' || parts?.[1] === 'targets' ? places[parts[1]][Number(parts[2])] : undefined;
    return { path: index === undefined ? path : `entries[${index}]${parts?.[3] ?? ''}`, message };
  });
}

/** The edits as one file. Targets whose links are not given keep those they have. */
async function readEdits(deps: Deps, edits: readonly ManyEdit[]): Promise<ReadFile> {
  const of = (kind: ManyEdit['kind']): Entry[] =>
    edits.filter((edit) => edit.kind === kind).map(({ entry }) => ownWords(entry));
  const targets = edits.filter(({ kind }) => kind === 'target');
  const plain = deps.reader.fromValue(fileOf({ objectives: of('objective'), targets: of('target') }));
  const keys: readonly TargetKey[] = plain.ok ? plain.file.targets.map(({ key }) => key) : [];
  const stored = new Map<string, Entry[]>();
  for (const [key, record] of await deps.strategy.targets(keys)) stored.set(key, linkEntries(record));
  const links = targets.flatMap((edit) =>
    edit.links === undefined
      ? (stored.get(textKey(edit)) ?? [])
      : edit.links.map((link) => ({ ...link, target: edit.entry['key'] })),
  );
  return deps.reader.fromValue(fileOf({ objectives: of('objective'), targets: of('target'), links }));
}

/** Each edit's subject, in their order. What is new and allowed may have more under it in the same list. */
function subjectsOf(
  editor: Editor,
  edits: readonly ManyEdit[],
  file: ParsedStrategyFile,
  prepared: PreparedImport,
): readonly Subject[] {
  const objectives = new Map<string, ParsedStrategyFile['objectives'][number]>(
    file.objectives.map((one) => [one.key, one]),
  );
  const targets = new Map<string, ParsedStrategyFile['targets'][number]>(file.targets.map((one) => [one.key, one]));
  const mayAddUnder = (key: string | null | undefined): boolean => {
    const above = objectives.get(key ?? '');
    if (above === undefined) return false;
    const subject = objectiveSubject(editor, above, prepared, mayAddUnder);
    return subject.rev === null && subject.isAllowed;
  };
  return edits.map((edit) => {
    const [objective, target] = [objectives.get(textKey(edit)), targets.get(textKey(edit))];
    if (edit.kind === 'objective' && objective !== undefined) {
      return objectiveSubject(editor, objective, prepared, mayAddUnder);
    }
    if (edit.kind === 'target' && target !== undefined) return targetSubject(editor, target, prepared, mayAddUnder);
    return { rev: null, isAllowed: false };
  });
}

/** Whether the plan changes what an edit is about; if not, it is already as the edit wants it. */
const isPlanned = (plan: ImportPlan, edit: ManyEdit): boolean =>
  (edit.kind === 'objective' ? plan.objectives : plan.targets).some(({ after }) => after.key === textKey(edit));

const NOT_YOURS =
  'Only its owner, the owner of what it belongs to, their delegates, or somebody who manages strategy can change this.';

/** All that stands against starting; undefined when nothing does. */
function refusalOf(
  editor: Editor,
  edits: readonly ManyEdit[],
  subjects: readonly Subject[],
  { plan, taken: unseen }: PreparedImport,
): ManyRefused | undefined {
  const about = (isSo: (edit: ManyEdit, subject: Subject, index: number) => boolean, message: string): Mistake[] =>
    edits.flatMap((edit, index) => {
      const subject = subjects[index];
      return subject !== undefined && isSo(edit, subject, index) ? [{ path: `entries[${index}]`, message }] : [];
    });
  const forbidden = about(
    ({ links }, { isAllowed }) => !isAllowed || (links !== undefined && !editor.mayManage),
    NOT_YOURS,
  );
  if (forbidden.length > 0) return { kind: 'forbidden', mistakes: forbidden };
  const chosen = editor.mayManage
    ? []
    : edits.flatMap(({ rev, isGiven }, index) =>
        rev === null && isGiven !== true ? [{ path: `entries[${index}].key`, message: KEY_IS_GIVEN }] : [],
      );
  if (chosen.length > 0) return { kind: 'mistakes', mistakes: chosen };
  const unusable = new Set(aboutEntries(edits, unseen).map(({ path }) => path));
  const taken = about(
    (edit, { rev }, index) =>
      edit.rev === null && isPlanned(plan, edit) && (rev !== null || unusable.has(`entries[${index}].key`)),
    'This key cannot be used; choose another.',
  );
  if (taken.length > 0) return { kind: 'mistakes', mistakes: taken };
  const stale = about(
    (edit, { rev }) => edit.rev !== rev && isPlanned(plan, edit),
    'Somebody else changed this meanwhile.',
  );
  return stale.length > 0 ? { kind: 'stale', mistakes: stale } : undefined;
}

/** A broken rule is said of the first entry it is about. */
function breachMistake(edits: readonly ManyEdit[], found: Finding, plan: ImportPlan): Mistake {
  const about = new Set<string>([...found.objectives, ...found.targets]);
  const index = edits.findIndex((edit) => about.has(textKey(edit)));
  const edit = edits[index];
  const message = ruleText(found, newNames(plan));
  if (edit === undefined) return { path: '', message, account: found.account ?? undefined };
  return { path: `entries[${index}].${placeOf(found, edit.kind).path}`, message };
}

interface Prepared {
  readonly read: ReadFile;
  readonly prepared: PreparedImport;
  readonly subjects: readonly Subject[];
}

async function prepareMany(
  deps: Deps,
  editor: Editor,
  edits: readonly ManyEdit[],
): Promise<Result<Prepared, ManyRefused>> {
  const read = await readEdits(deps, edits);
  const prepared = await prepareEdit(deps, editor.accountId, read);
  if (!prepared.ok || !read.ok) {
    const mistakes = prepared.ok ? [] : aboutEntries(edits, prepared.error);
    if (!editor.mayManage && !read.ok) return err({ kind: 'forbidden', mistakes: [] });
    return err({ kind: 'mistakes', mistakes });
  }
  return ok({ read, prepared: prepared.value, subjects: subjectsOf(editor, edits, read.file, prepared.value) });
}

/** What saving would do, or why nothing of it would be begun. */
export async function checkMany(
  deps: Deps,
  editor: Editor,
  edits: readonly ManyEdit[],
): Promise<Result<Prepared, ManyRefused>> {
  const first = await prepareMany(deps, editor, edits);
  if (!first.ok) return first;
  const { plan } = first.value.prepared;
  const refused = refusalOf(editor, edits, first.value.subjects, first.value.prepared);
  if (refused !== undefined) return err(refused);
  const breaches = await newBreaches(deps, plan);
  if (breaches.length > 0)
    return err({ kind: 'mistakes', mistakes: breaches.map((one) => breachMistake(edits, one, plan)) });
  return first;
}

/** The transactions one after the other; false when somebody else was faster at one of them. */
async function applyAll(deps: Deps, { batches }: PreparedImport): Promise<boolean> {
  for (const batch of batches) if (!(await deps.strategy.apply(batch)).ok) return false;
  return true;
}

/** Plans anew what is not done yet. Where the rest goes on without it, what somebody else changed is left out. */
async function settle(
  deps: Deps,
  editor: Editor,
  edits: readonly ManyEdit[],
  goesOn: boolean,
): Promise<Result<{ readonly rest: readonly ManyEdit[]; readonly prepared: PreparedImport }, ManyRefused>> {
  // Every reading may find more of them changed by somebody else, and each such reading has fewer left.
  for (let rest = edits; ;) {
    const again = await prepareMany(deps, editor, rest);
    if (!again.ok) return again;
    const { prepared, subjects } = again.value;
    const refused = refusalOf(editor, rest, subjects, prepared);
    if (refused === undefined) return ok({ rest, prepared });
    if (!goesOn || refused.kind !== 'stale') return err(refused);
    rest = rest.filter((edit, index) => subjects[index]?.rev === edit.rev || !isPlanned(prepared.plan, edit));
  }
}

/**
 * Saves many entries for a person who has seen each at a revision. One transaction happens whole or not at all. Several go
 * on past an entry that somebody else changes meanwhile: that one is left and named, and no other is touched.
 */
export async function saveMany(
  deps: Deps,
  editor: Editor,
  edits: readonly ManyEdit[],
): Promise<Result<ManySaved, ManyRefused>> {
  const first = await checkMany(deps, editor, edits);
  if (!first.ok) return first;
  const { plan, batches } = first.value.prepared;
  const leaving = new Set<string>(await leftOutOf(deps, plan));
  if (leaving.size > 0) {
    const about = edits.flatMap((edit, index) =>
      leaving.has(textKey(edit)) ? [{ path: `entries[${index}].leaving`, message: LEAVING }] : [],
    );
    return err({ kind: 'mistakes', mistakes: about });
  }
  let rest = edits;
  let current = first.value.prepared;
  let seen = deps;
  for (let round = 0; !(await applyAll(seen, current)); round += 1) {
    seen = goingOn(deps, first.value.read);
    const again: Awaited<ReturnType<typeof settle>> =
      round === MAX_ROUNDS
        ? err({ kind: 'stale', mistakes: [] })
        : await settle(seen, editor, rest, batches.length > 1);
    if (!again.ok) {
      // What has been moved stays moved, and what is under it follows.
      await rewritePaths(deps, editor.accountId, plan);
      return again;
    }
    rest = again.value.rest;
    current = again.value.prepared;
  }
  const left = edits.filter((edit) => !rest.includes(edit));
  const kept = new Set(left.map(textKey));
  await rewritePaths(deps, editor.accountId, {
    objectives: plan.objectives.filter(({ after }) => !kept.has(after.key)),
    targets: plan.targets.filter(({ after }) => !kept.has(after.key)),
  });
  const changed = rest.filter((edit) => isPlanned(plan, edit)).length;
  if (changed > 0) await deps.wake.after(0);
  return ok({
    changed,
    unchanged: rest.length - changed,
    left: left.map((edit) => ({ kind: edit.kind, key: textKey(edit) })),
  });
}
