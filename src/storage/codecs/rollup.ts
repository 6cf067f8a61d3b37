import { z } from 'zod';
import { isPlainCounting, NO_COUNTING } from '../../domain/counting';
import type { AccountId, Day, Instant, IssueId } from '../../domain/ids';
import { EMPTY_ROLL, thinned, type ChildrenMean, type Roll, type Snapshot } from '../../rollup/roll';
import type { FineSums, Sums } from '../../rollup/sums';
import { countingRecord, fromCounting } from './counting';
import { daysTuples, fromDayChanges, toDayChanges } from './change-log';
import { briefRecord, fromBrief, toBrief } from './check-in-brief';
import { decode, stored } from './decode';

/** The rollup's records, version 1: tuples where there are many, because writes are billed by the byte. */

const perCategory = z.object({ new: z.number(), indeterminate: z.number(), done: z.number() });
const snapshotTuple = z.tuple([z.string(), z.number().nullable(), z.number().nullable(), z.number().nullable()]);

const fineRecord = z.object({
  weights: z.record(z.string(), z.number()),
  unweightedBegun: z.number(),
  statuses: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
  unestimated: z.number(),
});

const rollRecord = z.object({
  v: z.literal(1),
  g: z.number(),
  b: z.number(),
  n: z.number(),
  outer: z.array(z.number()).optional(),
  sums: z
    .object({
      count: perCategory,
      weight: perCategory,
      excluded: z.number(),
      unweighted: z.number(),
      unweightedDone: z.number().optional(),
      fine: z.exactOptional(fineRecord),
      uneven: z.exactOptional(
        z.object({ filled: perCategory, bare: perCategory, statuses: z.record(z.string(), z.number()) }),
      ),
    })
    .nullable(),
  counting: countingRecord.optional(),
  rule: z.string().optional(),
  values: z.array(z.tuple([z.string(), z.number()])),
  below: z
    .object({ progress: z.number().nullable(), measured: z.number(), of: z.number(), asOf: z.string().nullable() })
    .optional(),
  override: z.object({ of: z.string(), automatic: z.number().nullable(), ended: z.boolean() }).optional(),
  asOf: z.string().nullable(),
  complete: z.boolean(),
  staleSince: z.string().nullable(),
  days: z.array(snapshotTuple),
  past: z.array(z.tuple([z.string(), z.number().nullable()])).optional(),
  open: daysTuples.optional(),
  said: briefRecord.optional(),
  begun: z.string().optional(),
  earlier: z.array(z.tuple([z.string().nullable(), z.string()])).optional(),
});

const toSnapshot = ([day, actual, done, total]: z.output<typeof snapshotTuple>): Snapshot => ({
  day: stored<Day>(day),
  actual,
  done,
  total,
});
const fromSnapshot = ({ day, actual, done, total }: Snapshot): z.input<typeof snapshotTuple> => [
  day,
  actual,
  done,
  total,
];

const toBelow = (record: z.output<typeof rollRecord>['below']): ChildrenMean | null =>
  record === undefined ? null : { ...record, asOf: record.asOf === null ? null : stored<Instant>(record.asOf) };

const fromBelow = ({ progress, measured, of, asOf }: ChildrenMean): ChildrenMean => ({ progress, measured, of, asOf });

/** Ids in order as steps from one to the next, most of which are short. */
const fromOuter = (ids: readonly IssueId[]): number[] => ids.map((id, at) => Number(id) - Number(ids[at - 1] ?? 0));

function toOuter(steps: readonly number[]): readonly IssueId[] {
  let id = 0;
  return steps.map((step) => {
    id += step;
    return stored<IssueId>(String(id));
  });
}

export function toRoll(key: string, value: unknown): Roll {
  if (value === undefined) return EMPTY_ROLL;
  const record = decode(rollRecord, key, value);
  return {
    generation: record.g,
    buckets: record.b,
    members: record.n,
    ...(record.outer === undefined ? {} : { outerParents: toOuter(record.outer) }),
    // Records from before this was kept say nothing of it; what reads it is folded anew when it is chosen.
    sums: record.sums === null ? null : { ...record.sums, unweightedDone: record.sums.unweightedDone ?? 0 },
    counting: record.counting ?? NO_COUNTING,
    rule: record.rule ?? '',
    values: record.values.map(([day, entered]) => [stored<Day>(day), entered] as const),
    below: toBelow(record.below),
    override: record.override ?? null,
    asOf: record.asOf === null ? null : stored<Instant>(record.asOf),
    complete: record.complete,
    staleSince: record.staleSince === null ? null : stored<Instant>(record.staleSince),
    days: record.days.map(toSnapshot),
    past: (record.past ?? []).map(([day, actual]) => ({ day: stored<Day>(day), actual })),
    open: toDayChanges(key, record.open ?? []),
    said: toBrief(record.said),
    begun: record.begun === undefined ? null : stored<Day>(record.begun),
    earlier: (record.earlier ?? []).map(([owner, until]) => ({
      owner: owner === null ? null : stored<AccountId>(owner),
      until: stored<Day>(until),
    })),
  };
}

const fromStatuses = (statuses: FineSums['statuses']) =>
  Object.fromEntries(
    Object.entries(statuses).map(([key, [count, weight, bare]]): [string, [number, number, number]] => [
      key,
      [count, weight, bare],
    ]),
  );

const fromSums = (sums: Sums | null): z.input<typeof rollRecord>['sums'] => {
  if (sums === null) return null;
  const { unweightedDone, fine, ...rest } = sums;
  return {
    ...rest,
    ...(unweightedDone === 0 ? {} : { unweightedDone }),
    ...(fine === undefined ? {} : { fine: { ...fine, statuses: fromStatuses(fine.statuses) } }),
  };
};

export function fromRoll(roll: Roll): z.input<typeof rollRecord> {
  return {
    v: 1,
    g: roll.generation,
    b: roll.buckets,
    n: roll.members,
    ...(roll.outerParents === undefined ? {} : { outer: fromOuter(roll.outerParents) }),
    sums: fromSums(roll.sums),
    ...(isPlainCounting(roll.counting) ? {} : { counting: fromCounting(roll.counting) }),
    ...(roll.rule === '' ? {} : { rule: roll.rule }),
    values: roll.values.map(([day, entered]) => [day, entered]),
    ...(roll.below === null ? {} : { below: fromBelow(roll.below) }),
    ...(roll.override === null ? {} : { override: roll.override }),
    asOf: roll.asOf,
    complete: roll.complete,
    staleSince: roll.staleSince,
    days: roll.days.map(fromSnapshot),
    past: roll.past.map(({ day, actual }) => [day, actual]),
    open: fromDayChanges(roll.open),
    ...(roll.said === null ? {} : { said: fromBrief(roll.said) }),
    ...(roll.begun === null ? {} : { begun: roll.begun }),
    ...(roll.earlier.length === 0
      ? {}
      : { earlier: roll.earlier.map(({ owner, until }): [string | null, string] => [owner, until]) }),
  };
}

/** Digits of a past day's number on the board: more than a sparkline can show. */
const TREND_DIGITS = 5;
const pastTuple = z.tuple([z.string(), z.number().nullable()]);
const enteredTuple = z.tuple([z.string(), z.number()]);
const slimRow = z.looseObject({
  def: z.looseObject({ measure: z.looseObject({ type: z.string(), take: z.string().optional() }) }),
  roll: z.looseObject({
    days: z.array(snapshotTuple),
    past: z.array(pastTuple).optional(),
    values: z.array(enteredTuple),
  }),
});
type Measured = z.output<typeof slimRow>['def']['measure'];
const drawn = (actual: number | null): number | null =>
  actual === null ? null : Number(actual.toPrecision(TREND_DIGITS));

/** What entered values or milestones tell by themselves needs no days beside it. */
const TOLD_BY_ITSELF: ReadonlySet<string> = new Set(['metric', 'band', 'milestones']);

/** A value may be entered for tomorrow, so that the last but one holds. */
const HOLDING = 2;

/** Where the latest value is the actual, the earlier ones are only drawn; other measures are counted from all of them. */
function slimValues({ type, take }: Measured, values: ReadonlyArray<z.output<typeof enteredTuple>>) {
  if (type !== 'metric' || take !== 'latest') return values;
  const earlier = values.slice(0, -HOLDING).map(([day, actual]) => ({ day: stored<Day>(day), actual }));
  return [...thinned(earlier).map(({ day, actual }) => [day, drawn(actual)]), ...values.slice(-HOLDING)];
}

/** A target's record as the board shows it: the last day, and as few before it as the sparkline of a list draws. */
export function slimTargetRow(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const parsed = slimRow.safeParse(value);
  if (!parsed.success) return value;
  const { def, roll } = parsed.data;
  const last = roll.days
    .slice(-1)
    .map(([day, actual]): z.input<typeof snapshotTuple> => [day, drawn(actual), null, null]);
  const earlier = TOLD_BY_ITSELF.has(def.measure.type) ? [] : [...(roll.past ?? []), ...roll.days.slice(0, -1)];
  const past = thinned(earlier.map(([day, actual]) => ({ day: stored<Day>(day), actual })));
  return {
    ...parsed.data,
    roll: {
      ...roll,
      values: slimValues(def.measure, roll.values),
      days: last,
      past: past.map(({ day, actual }): z.input<typeof pastTuple> => [day, drawn(actual)]),
      open: [],
    },
  };
}

const historyRecord = z.object({ v: z.literal(1), days: z.array(snapshotTuple) });
export const toHistory = (key: string, value: unknown): readonly Snapshot[] =>
  value === undefined ? [] : decode(historyRecord, key, value).days.map(toSnapshot);
export const fromHistory = (days: readonly Snapshot[]): z.input<typeof historyRecord> => ({
  v: 1,
  days: days.map(fromSnapshot),
});
