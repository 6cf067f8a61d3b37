import { isKeeper, type Editor } from '../../domain/access';
import { endOfDayMs } from '../../domain/day';
import {
  definitionAt,
  definitionOf,
  stepsOf,
  type Definition,
  type HistoryKind,
  type HistoryStep,
} from '../../domain/history';
import { parseCycleKey, parseObjectiveKey, parseTargetKey, type Day, type ObjectiveKey } from '../../domain/ids';
import type { Deps } from '../deps';

/** Changes on one page. */
const PAGE = 30;

export interface VersionsAsked {
  readonly kind: HistoryKind;
  readonly key: string;
  /** Only changes of this property, and only those of this person. */
  readonly field: string | undefined;
  readonly by: string | undefined;
  readonly from: number;
  /** Also the definition as it was at the end of this day. */
  readonly on: Day | undefined;
}

interface Subject {
  readonly now: Definition;
  /** Whether what happened while it was restricted is theirs to read. */
  readonly isKept: boolean;
}

/** The thing as it is now, for whoever may see it. */
async function subjectOf(deps: Deps, reader: Editor, kind: HistoryKind, text: string): Promise<Subject | undefined> {
  if (kind === 'cycle') {
    const key = parseCycleKey(text);
    const stored = key === undefined ? undefined : (await deps.strategy.cycles([key])).get(key);
    return stored && { now: definitionOf('cycle', stored.value), isKept: true };
  }
  if (kind === 'objective') {
    const key = parseObjectiveKey(text);
    const stored = key === undefined ? undefined : (await deps.strategy.objectives([key])).get(key);
    return (
      stored && {
        now: definitionOf('objective', stored.value),
        isKept: isKeeper(reader.accountId, stored.value),
      }
    );
  }
  const key = parseTargetKey(text);
  const stored = key === undefined ? undefined : (await deps.strategy.targets([key])).get(key);
  return (
    stored && {
      now: definitionOf('target', stored.value.target),
      isKept: isKeeper(reader.accountId, stored.value.target),
    }
  );
}

/** The objectives that a value of this property names. */
function namedIn(field: string, value: unknown): readonly ObjectiveKey[] {
  const texts =
    field === 'parent' || field === 'objective'
      ? [value]
      : field === 'alignedTo' && Array.isArray(value)
        ? value
        : field === 'closing' && typeof value === 'object' && value !== null && 'into' in value
          ? [value.into]
          : [];
  return texts
    .map((text: unknown) => (typeof text === 'string' ? parseObjectiveKey(text) : undefined))
    .filter((key) => key !== undefined);
}

/** The value without objectives that are not there for this reader. */
function toldValue(field: string, value: unknown, shown: ReadonlySet<string>): unknown {
  if (field === 'restrictedTo') return value === null || value === undefined ? null : 'restricted';
  if (namedIn(field, value).every((key) => shown.has(key))) return value;
  if (field === 'alignedTo' && Array.isArray(value)) return value.filter((key) => shown.has(String(key)));
  if (field === 'closing' && typeof value === 'object' && value !== null) return { ...value, into: null };
  return null;
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** What happened while it was restricted stays with those who keep it. */
function openSteps(steps: readonly HistoryStep[]): { readonly steps: readonly HistoryStep[]; readonly isCut: boolean } {
  const opened = steps.findIndex(({ changes }) =>
    changes.some(({ field, from, to }) => field === 'restrictedTo' && from !== null && to === null),
  );
  return opened < 0 ? { steps, isCut: false } : { steps: steps.slice(0, opened), isCut: true };
}

const differs = ({ from, to }: { readonly from: string | null; readonly to: string | null }): boolean => from !== to;

/** A target is never without an objective: nothing in its place would say that there was one. */
const isGap = ({
  field,
  from,
  to,
}: {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}) => field === 'objective' && (from === null || to === null);

/** Every change of one thing that is kept, newest first, as this person may read it. Undefined when there is no such thing. */
export async function listVersions(deps: Deps, reader: Editor, asked: VersionsAsked) {
  const subject = await subjectOf(deps, reader, asked.kind, asked.key);
  if (subject === undefined) return undefined;
  const history = await deps.history.read(asked.kind, asked.key);
  const all = stepsOf(history, subject.now);
  const open = subject.isKept ? { steps: all, isCut: false } : openSteps(all);
  const then = asked.on === undefined ? undefined : definitionAt(history, subject.now, endOfDayMs(asked.on) - 1);
  const last = open.steps[open.steps.length - 1];
  const isTold =
    !open.isCut || (asked.on !== undefined && last !== undefined && endOfDayMs(asked.on) > Date.parse(last.at));
  const thenTold = isTold ? then : undefined;

  const named = [
    ...open.steps.flatMap(({ changes }) =>
      changes.flatMap(({ field, from, to }) => [...namedIn(field, from), ...namedIn(field, to)]),
    ),
    ...Object.entries(thenTold ?? {}).flatMap(([field, value]) => namedIn(field, value)),
  ];
  const shown = new Set<string>((await deps.strategy.objectives([...new Set(named)])).keys());
  const told = (field: string, value: unknown): string | null => textOf(toldValue(field, value, shown));
  const versions = open.steps
    .map((step) => ({
      ...step,
      changes: step.changes
        .map(({ field, from, to }) => ({ field, from: told(field, from), to: told(field, to) }))
        .filter((change) => change.field === 'restrictedTo' || (differs(change) && !isGap(change))),
    }))
    .filter(({ isNew, changes }) => isNew || changes.length > 0);
  const wanted = versions.filter(
    ({ by, changes }) =>
      (asked.by === undefined || by === asked.by) &&
      (asked.field === undefined || changes.some(({ field }) => field === asked.field)),
  );
  const page = wanted.slice(asked.from, asked.from + PAGE);
  return {
    versions: page,
    cursor: asked.from + PAGE < wanted.length ? asked.from + PAGE : null,
    isCut: history.isCut || open.isCut,
    /** What there is to narrow by. */
    fields: [...new Set(versions.flatMap(({ changes }) => changes.map(({ field }) => field)))].sort(),
    people: [...new Set(versions.map(({ by }) => by))],
    then:
      thenTold === undefined
        ? null
        : Object.entries(thenTold).map(([field, value]) => ({ field, value: told(field, value) })),
  };
}
