import type { CallInput, CallOutput } from '../../../../src/contract/calls';
import type { PreviewView } from '../../../../src/contract/pivot-calls';
import { MAX_MANY } from '../../../../src/contract/limits';
import { call } from '../../../bridge/call';
import { CallFailed } from '../../../bridge/call-failed';
import { knownObjective, knownTarget, isSame, type Entry, type Known } from './entries';

/** One thing that is to change: as it was seen, and what its fields become. */
export interface Change {
  readonly before: Known;
  readonly fields: Entry;
}

/** What became of the changes. */
export interface Saved {
  readonly saved: readonly Change[];
  /** Left alone: somebody else changed the same meanwhile, or it is gone. */
  readonly left: readonly Change[];
}

/** Numbers are counted anew in the background, and each time the record has a new revision; so often it is looked at again. */
const QUIET_TRIES = 3;

const idOf = ({ kind, key }: Pick<Known, 'kind' | 'key'>): string => `${kind} ${key}`;

const knownIn = (answer: CallOutput<'getStrategy'>): readonly Known[] => [
  ...answer.objectives.map(knownObjective),
  ...answer.targets.map(knownTarget),
];

/** Everything of these cycles as it is now. */
async function latestIn(cycles: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const answers = await Promise.all([...new Set(cycles)].map(async (cycle) => call('getStrategy', { cycle })));
  return new Map(answers.flatMap(knownIn).map((known) => [idOf(known), known]));
}

/** The change over what is there now, unless somebody else changed one of its fields. */
function rebased(change: Change, now: Known | undefined): Change | undefined {
  if (now === undefined) return undefined;
  const isTheirs = Object.keys(change.fields).some(
    (field) => !isSame(now.entry[field], change.before.entry[field]) && !isSame(now.entry[field], change.fields[field]),
  );
  return isTheirs ? undefined : { before: now, fields: change.fields };
}

/** The change as the call takes it. */
const sent = ({ before, fields }: Change): CallInput<'saveMany'>['entries'][number] => ({
  kind: before.kind,
  entry: { ...before.entry, ...fields },
  rev: before.rev,
});

const isStale = (error: unknown): boolean => error instanceof CallFailed && error.code === 'stale';

/** What saving these would touch; null where somebody else changed the same meanwhile, or it is gone. */
export async function previewChanges(
  changes: readonly Change[],
  cycles: readonly string[],
): Promise<PreviewView | null> {
  let rest = changes;
  for (let tries = 0; ; tries += 1) {
    try {
      return await call('previewEdit', { entries: rest.map(sent) });
    } catch (error) {
      if (!isStale(error) || tries === QUIET_TRIES) throw error;
    }
    const now = await latestIn(cycles);
    rest = rest.map((change) => rebased(change, now.get(idOf(change.before)))).filter((again) => again !== undefined);
    if (rest.length < changes.length) return null;
  }
}

async function saveSome(changes: readonly Change[], cycles: readonly string[]): Promise<Saved> {
  const saved: Change[] = [];
  const left: Change[] = [];
  let rest = changes;
  for (let tries = 0; rest.length > 0; tries += 1) {
    try {
      const answer = await call('saveMany', { entries: rest.map(sent) });
      const skipped = new Set(answer.left.map(idOf));
      saved.push(...rest.filter(({ before }) => !skipped.has(idOf(before))));
      rest = rest.filter(({ before }) => skipped.has(idOf(before)));
    } catch (error) {
      if (!isStale(error) || tries === QUIET_TRIES) throw error;
    }
    if (rest.length === 0) break;
    if (tries === QUIET_TRIES) return { saved, left: [...left, ...rest] };
    const now = await latestIn(cycles);
    const next = rest.map((change) => ({ change, again: rebased(change, now.get(idOf(change.before))) }));
    left.push(...next.filter(({ again }) => again === undefined).map(({ change }) => change));
    rest = next.map(({ again }) => again).filter((again) => again !== undefined);
  }
  return { saved, left };
}

/**
 * Saves the changes, as many in one call as it takes; `onProgress` hears how many are done. What others changed in other
 * fields is kept; where they changed the same field, theirs stays and the change is left.
 */
export async function saveChanges(
  changes: readonly Change[],
  cycles: readonly string[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Saved> {
  const saved: Change[] = [];
  const left: Change[] = [];
  for (let from = 0; from < changes.length; from += MAX_MANY) {
    const some = await saveSome(changes.slice(from, from + MAX_MANY), cycles);
    saved.push(...some.saved);
    left.push(...some.left);
    onProgress(Math.min(changes.length, from + MAX_MANY));
  }
  return { saved, left };
}
