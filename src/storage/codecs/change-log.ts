import { z } from 'zod';
import { dayNumber, dayOfNumber } from '../../domain/day';
import type { Day, IssueId } from '../../domain/ids';
import type { DayChanges, Frame, LogHead } from '../../rollup/change-log';
import type { Cause, LeafChange, LeafState } from '../../rollup/leaf-state';
import { WEIGHT_SCALE, toWeight, type Category } from '../../rollup/member';
import { UnreadableRecord } from '../kvs-client';
import { statusCreditRecord, unestimatedRecord } from './counting';
import { decode, stored } from './decode';
import { measureRecord } from './target';

/**
 * The log of a target's changes, version 1. One change is one short text, because there is one for every edit of a year:
 * `id before after` and the first letter of the cause unless it is the work itself. A leaf is `n`, `i` or `d` and its weight
 * when that is not 1, then `*` and what it counts as when that is not once; `x` before it when it is excluded, `u` when it is so for want of an estimate, `-` when the field is
 * empty, `@` and the id of a status that has a credit of its own, `.` where there is no leaf.
 */

const CATEGORY_OF: Readonly<Record<string, Category>> = { n: 'new', i: 'indeterminate', d: 'done' };
const LETTER_OF: Readonly<Record<Category, string>> = { new: 'n', indeterminate: 'i', done: 'd' };
const CAUSE_OF: Readonly<Record<string, Cause>> = { l: 'link', s: 'setting' };
const LEAF = /^([xu]?)([nid])(-|[0-9.e+-]*)(?:\*([0-9.e+-]+))?(?:@(\d+))?$/;

function fromLeaf(leaf: LeafState | null): string {
  if (leaf === null) return '.';
  const weight = leaf.weight === null ? '-' : leaf.weight === WEIGHT_SCALE ? '' : String(leaf.weight / WEIGHT_SCALE);
  const out = leaf.isUnestimated === true ? 'u' : leaf.excluded ? 'x' : '';
  const times = leaf.factor === undefined ? '' : `*${leaf.factor}`;
  return `${out}${LETTER_OF[leaf.category]}${weight}${times}${leaf.status === undefined ? '' : `@${leaf.status}`}`;
}

function toLeaf(key: string, text: string | undefined): LeafState | null {
  if (text === '.') return null;
  const [, out, letter = '', weight = '', factor, status] = LEAF.exec(text ?? '') ?? [];
  const category = CATEGORY_OF[letter];
  if (category === undefined) throw new UnreadableRecord(key, 'leaf');
  return {
    category,
    weight: weight === '-' ? null : weight === '' ? WEIGHT_SCALE : toWeight(Number(weight)),
    excluded: out !== '',
    ...(out === 'u' ? { isUnestimated: true } : {}),
    ...(status === undefined ? {} : { status }),
    ...(factor === undefined ? {} : { factor: Number(factor) }),
  };
}

const fromChange = ({ id, before, after, cause }: LeafChange): string =>
  `${id} ${fromLeaf(before)} ${fromLeaf(after)}${cause === 'work' ? '' : ` ${cause[0] ?? ''}`}`;

function toChange(key: string, text: string): LeafChange {
  const [id = '', before, after, cause = ''] = text.split(' ');
  return {
    id: stored<IssueId>(id),
    before: toLeaf(key, before),
    after: toLeaf(key, after),
    cause: CAUSE_OF[cause] ?? 'work',
  };
}

/** `[day, changes]`, and 1 where the scope was committed right after them. */
export const daysTuples = z.array(z.tuple([z.number().int(), z.array(z.string()), z.literal(1).optional()]));
type DaysTuples = z.output<typeof daysTuples>;
const daysRecord = z.object({ v: z.literal(1), d: daysTuples });

export const toDayChanges = (key: string, days: DaysTuples): readonly DayChanges[] =>
  days.map(([day, changes, mark]) => ({
    day: dayOfNumber(day),
    changes: changes.map((text) => toChange(key, text)),
    ...(mark === undefined ? {} : { isCommitted: true }),
  }));
export const fromDayChanges = (days: readonly DayChanges[]): DaysTuples =>
  days.map(({ day, changes, isCommitted }) => {
    const told = changes.map(fromChange);
    return isCommitted === true ? [dayNumber(day), told, 1] : [dayNumber(day), told];
  });

/** A closed record. */
export const toDays = (key: string, value: unknown): readonly DayChanges[] =>
  value === undefined ? [] : toDayChanges(key, decode(daysRecord, key, value).d);
export const fromDays = (days: readonly DayChanges[]): z.input<typeof daysRecord> => ({
  v: 1,
  d: fromDayChanges(days),
});

/** Where the changes are: closed chunks by name and first day, oldest first. What is open stands beside the number. */
export interface LogIndex {
  readonly head: LogHead;
  readonly chunks: ReadonlyArray<readonly [name: string, first: Day]>;
}

const frameTuple = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  measureRecord,
  z.object({ statuses: statusCreditRecord, unestimated: unestimatedRecord }).optional(),
]);
const indexRecord = z.object({
  v: z.literal(1),
  first: z.number(),
  from: z.number(),
  rebuilt: z.boolean(),
  /** `[day, baseline, goal, credit of new, in progress, done, measure, credit by status and unestimated where set]` */
  frames: z.array(frameTuple),
  links: z.array(z.string()),
  excluded: z.array(z.string()),
  chunks: z.array(z.tuple([z.string(), z.number()])),
});

const toFrame = ([day, baseline, goal, open, begun, done, measure, own]: z.output<typeof frameTuple>): Frame => ({
  day: dayOfNumber(day),
  baseline,
  goal,
  credit: { new: open, indeterminate: begun, done },
  statusCredit: own?.statuses ?? {},
  unestimated: own?.unestimated ?? 'zero',
  measure,
});

function fromFrame(frame: Frame): z.input<typeof frameTuple> {
  const { day, baseline, goal, credit, statusCredit: statuses, unestimated, measure } = frame;
  const isPlain = unestimated === 'zero' && Object.keys(statuses).length === 0;
  const numbers = [dayNumber(day), baseline, goal, credit.new, credit.indeterminate, credit.done] as const;
  return isPlain ? [...numbers, measure] : [...numbers, measure, { statuses, unestimated }];
}

export function toLogIndex(key: string, value: unknown): LogIndex | undefined {
  if (value === undefined) return undefined;
  const { first, from, rebuilt, frames, links, excluded, chunks } = decode(indexRecord, key, value);
  return {
    head: {
      first: dayOfNumber(first),
      from: dayOfNumber(from),
      rebuilt,
      frames: frames.map(toFrame),
      links,
      excluded,
    },
    chunks: chunks.map(([name, day]) => [name, dayOfNumber(day)] as const),
  };
}

export const fromLogIndex = ({ head, chunks }: LogIndex): z.input<typeof indexRecord> => ({
  v: 1,
  first: dayNumber(head.first),
  from: dayNumber(head.from),
  rebuilt: head.rebuilt,
  frames: head.frames.map(fromFrame),
  links: [...head.links],
  excluded: [...head.excluded],
  chunks: chunks.map(([name, day]) => [name, dayNumber(day)]),
});
