import { endOfDayMs } from '../../domain/day';
import { definitionAt, definitionOf, stepsOf, type Definition, type HistoryKind } from '../../domain/history';
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

/** The thing as it is now, for whoever may see it. */
async function nowOf({ strategy }: Deps, kind: HistoryKind, text: string): Promise<Definition | undefined> {
  if (kind === 'cycle') {
    const key = parseCycleKey(text);
    const stored = key === undefined ? undefined : (await strategy.cycles([key])).get(key);
    return stored && definitionOf('cycle', stored.value);
  }
  if (kind === 'objective') {
    const key = parseObjectiveKey(text);
    const stored = key === undefined ? undefined : (await strategy.objectives([key])).get(key);
    return stored && definitionOf('objective', stored.value);
  }
  const key = parseTargetKey(text);
  const stored = key === undefined ? undefined : (await strategy.targets([key])).get(key);
  return stored && definitionOf('target', stored.value.target);
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

/**
 * Every change of one thing that is kept, newest first. Whoever may see the thing as it is reads all of its past, also what
 * was written while it was restricted; what names something that is hidden from them is left out. Undefined when there is
 * no such thing.
 */
export async function listVersions(deps: Deps, asked: VersionsAsked) {
  const now = await nowOf(deps, asked.kind, asked.key);
  if (now === undefined) return undefined;
  const history = await deps.history.read(asked.kind, asked.key);
  const steps = stepsOf(history, now);
  const then = asked.on === undefined ? undefined : definitionAt(history, now, endOfDayMs(asked.on) - 1);

  const named = [
    ...steps.flatMap(({ changes }) =>
      changes.flatMap(({ field, from, to }) => [...namedIn(field, from), ...namedIn(field, to)]),
    ),
    ...Object.entries(then ?? {}).flatMap(([field, value]) => namedIn(field, value)),
  ];
  const shown = new Set<string>((await deps.strategy.objectives([...new Set(named)])).keys());
  const told = (field: string, value: unknown): string | null => textOf(toldValue(field, value, shown));
  const versions = steps
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
    isCut: history.isCut,
    /** What there is to narrow by. */
    fields: [...new Set(versions.flatMap(({ changes }) => changes.map(({ field }) => field)))].sort(),
    people: [...new Set(versions.map(({ by }) => by))],
    then:
      then === undefined ? null : Object.entries(then).map(([field, value]) => ({ field, value: told(field, value) })),
  };
}
