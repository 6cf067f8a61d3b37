import { parseObjectiveKey } from '../../domain/ids';
import type { Day } from '../../domain/ids';
import { MEASURE_TYPES } from '../../domain/measure';
import { MAX_MILESTONES } from '../../domain/milestone';
import type { Mistake } from '../../domain/mistake';
import { MAX_PROFILE_POINTS } from '../../domain/profile';
import { targetMistakes, type TargetParts } from '../../domain/strategy-file/target-mistakes';
import { dayIn, isRaw, listIn, ownOf, readOf, type Raw } from './raw';
import { FILE_SIZES } from './sizes';

/** What must hold between the properties of one entry. Told beside other mistakes of the entry, not after them. */
export type Relation = (entry: Raw, path: string) => readonly Mistake[];

const daysInOrder =
  (last: 'end' | 'due'): Relation =>
  (entry, path) => {
    const start = dayIn(entry, 'start');
    const end = dayIn(entry, last);
    if (start === undefined || end === undefined || start <= end) return [];
    return [{ path: `${path}.${last}`, message: `${last} (${end}) must not be before start (${start}).` }];
  };

/** Translating goals into targets is done while they can still be worked on. */
const translatedInTime: Relation = (entry, path) => {
  const by = dayIn(entry, 'translateBy');
  const end = dayIn(entry, 'end');
  if (by === undefined || end === undefined || by <= end) return [];
  return [{ path: `${path}.translateBy`, message: `translateBy (${by}) must not be after end (${end}).` }];
};

const cycleInOrder = daysInOrder('end');
export const cycleRelations: Relation = (entry, path) => {
  const mistakes = cycleInOrder(entry, path);
  return mistakes.length > 0 ? mistakes : translatedInTime(entry, path);
};

const dueInOrder = daysInOrder('due');
const rawIn = (raw: Raw, name: string): Raw => {
  const value = ownOf(raw, name);
  return isRaw(value) ? value : {};
};
const numberIn = (raw: Raw, name: string): number | undefined => {
  const value = ownOf(raw, name);
  return typeof value === 'number' ? value : undefined;
};
const dayOfEach = (entries: readonly unknown[], name: string): ReadonlyArray<Day | undefined> =>
  entries.map((entry) => (isRaw(entry) ? dayIn(entry, name) : undefined));

/** A target's days, the limits of its band, the points of its profile and its milestones have to fit. */
export const targetRelations: Relation = (entry, path) => {
  const measure = rawIn(entry, 'measure');
  const milestones = ownOf(entry, 'milestones');
  const parts: TargetParts = {
    start: dayIn(entry, 'start'),
    due: dayIn(entry, 'due'),
    measure: MEASURE_TYPES.find((type) => type === ownOf(measure, 'type')),
    low: numberIn(measure, 'low'),
    high: numberIn(measure, 'high'),
    points: dayOfEach(listIn(rawIn(entry, 'profile'), 'points', MAX_PROFILE_POINTS), 'at'),
    milestones:
      Array.isArray(milestones) && milestones.length <= MAX_MILESTONES
        ? dayOfEach(listIn(entry, 'milestones', MAX_MILESTONES), 'due')
        : undefined,
  };
  return [...dueInOrder(entry, path), ...targetMistakes(parts, path)];
};

/** Alignment is a set of other objectives. */
export const objectiveRelations: Relation = (entry, path) => {
  const key = readOf(entry, 'key', parseObjectiveKey);
  const first = new Map<string, number>();
  return listIn(entry, 'alignedTo', FILE_SIZES.alignedTo).flatMap((other, index): readonly Mistake[] => {
    if (typeof other !== 'string') return [];
    const at = `${path}.alignedTo[${index}]`;
    if (other === key) return [{ path: at, message: `The objective ${key} cannot be aligned to itself.` }];
    const earlier = first.get(other);
    if (earlier === undefined) {
      first.set(other, index);
      return [];
    }
    return [{ path: at, message: `Entry ${index} repeats entry ${earlier}; name each objective once.` }];
  });
};

/** A link attaches an issue or a JQL scope, not both. */
export const linkRelations: Relation = (entry, path) => {
  const issue = ownOf(entry, 'issue') !== undefined;
  const jql = ownOf(entry, 'jql') !== undefined;
  if (issue !== jql) return [];
  const message = issue
    ? 'A link names an issue or a JQL scope; this one names both. Make it two links.'
    : 'A link names an issue or a JQL scope; this one names neither.';
  return [{ path, message }];
};

/** A value that somebody enters is a number. */
const valueRelation: Relation = (entry, path) =>
  ownOf(entry, 'value') === null && ownOf(entry, 'automatic') !== true
    ? [{ path: `${path}.value`, message: 'value must be a number, not null.' }]
    : [];

/** An impediment is described or is an issue. */
export const checkInRelations: Relation = (entry, path) => {
  const mistakes = listIn(entry, 'impediments', FILE_SIZES.impediments).flatMap(
    (impediment, index): readonly Mistake[] => {
      if (!isRaw(impediment)) return [];
      const described = ownOf(impediment, 'text') !== undefined;
      if (described !== (ownOf(impediment, 'issue') !== undefined)) return [];
      const message = described
        ? 'An impediment is a text or an issue; this one is both. Make it two impediments.'
        : 'An impediment is a text or an issue; this one is neither.';
      return [{ path: `${path}.impediments[${index}]`, message }];
    },
  );
  return [...valueRelation(entry, path), ...mistakes];
};
