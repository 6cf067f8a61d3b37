import { z } from 'zod';
import { CADENCES } from '../../domain/cadence';
import { CONFIDENCES } from '../../domain/check-in';
import { CLOSING_REASONS } from '../../domain/closing';
import { UNESTIMATED } from '../../domain/counting';
import { MAX_STATUS_CREDITS } from '../../domain/credit';
import { CYCLE_STATES } from '../../domain/cycle';
import { POINTS_PER_HOUR } from '../../domain/settings';
import { HEALTH_RULES, MAX_LIMIT, RULE_MODES } from '../../domain/health-rule';
import { OVERS, parseWeighBy, TAKES } from '../../domain/measure';
import { MAX_MILESTONES } from '../../domain/milestone';
import { LEVELS, OBJECTIVE_STATUSES } from '../../domain/objective';
import { repeatsName } from '../../domain/perspective';
import { MAX_PROFILE_POINTS } from '../../domain/profile';
import { byText } from '../../domain/strategy-file/same';
import { HORIZONS, TARGET_KINDS } from '../../domain/target';
import {
  accountId,
  cycleKey,
  day,
  instant,
  issueKey,
  list,
  number,
  objectiveKey,
  share,
  targetKey,
  text,
  title,
  weight,
} from './fields';
import { baselineScopeEntry, frozenEntry } from './frozen-entry';
import { FILE_SIZES } from './sizes';
import { affirmedEntry, turnEntry } from './turn-entry';

/** What each property of a strategy file may hold. What must hold between properties and entries is checked elsewhere. */

const fieldId = text(100).refine(
  (id) => parseWeighBy(id)?.kind === 'field',
  'must be the id of a number field, such as customfield_10016',
);

const statusId = z.string().regex(/^[0-9]{1,19}$/, 'must be the id of a status, such as 10001');
const statusCredit = z
  .record(statusId, share)
  .refine(
    (credits) => Object.keys(credits).length <= MAX_STATUS_CREDITS,
    `names more than ${MAX_STATUS_CREDITS} statuses`,
  );
const unestimated = z.enum(UNESTIMATED);

/** How work is counted below the site; credit is named whole, so that nobody has to guess where a part comes from. */
const counting = z.strictObject({
  excludedResolutions: z.exactOptional(list(title(255), FILE_SIZES.excludedResolutions)),
  credit: z.exactOptional(z.strictObject({ new: share, indeterminate: share, done: share })),
  statusCredit: z.exactOptional(statusCredit),
  pointsField: z.exactOptional(fieldId),
  unestimated: z.exactOptional(unestimated),
});
/** Null says as much as nothing: everything is as above. */
const ownCounting = counting.nullable().transform((own) => own ?? {});

const term = title(60).optional();
const cadence = z.enum(CADENCES).optional();
const limit = z.number().int().min(1).max(MAX_LIMIT);

export const settingsEntry = z.strictObject({
  excludedResolutions: list(title(255), FILE_SIZES.excludedResolutions).optional(),
  credit: z.strictObject({ new: share.optional(), indeterminate: share.optional(), done: share.optional() }).optional(),
  pointsField: fieldId.nullable().optional(),
  statusCredit: statusCredit.optional(),
  unestimated: unestimated.optional(),
  terms: z.strictObject({ organization: term, 'business-unit': term, team: term, individual: term }).optional(),
  words: z.strictObject({ objective: term, target: term }).optional(),
  perspectives: list(title(FILE_SIZES.perspective), FILE_SIZES.perspectives)
    .refine((names) => !repeatsName(names), 'names a perspective twice')
    .optional(),
  cadence: z
    .strictObject({ organization: cadence, 'business-unit': cadence, team: cadence, individual: cadence })
    .optional(),
  rules: z.partialRecord(z.enum(HEALTH_RULES), z.enum(RULE_MODES)).optional(),
  limits: z
    .strictObject({
      minPriorities: limit.optional(),
      maxPriorities: limit.optional(),
      maxDepth: limit.optional(),
      maxTargets: limit.optional(),
    })
    .optional(),
  pointsPerHour: z.number().int().min(POINTS_PER_HOUR.least).max(POINTS_PER_HOUR.most).optional(),
});

export const cycleEntry = z.strictObject({
  key: cycleKey,
  name: title(FILE_SIZES.name),
  start: day,
  end: day,
  translateBy: day.nullable().optional(),
  state: z.enum(CYCLE_STATES).optional(),
  committedAt: instant.nullable().optional(),
  closedAt: instant.nullable().optional(),
});

const closing = z.strictObject({
  reason: z.enum(CLOSING_REASONS),
  learning: text(FILE_SIZES.learning).default(''),
  into: objectiveKey.nullable().default(null),
});

const restriction = z.strictObject({
  accounts: list(accountId, FILE_SIZES.restriction),
  groups: list(title(FILE_SIZES.group), FILE_SIZES.restriction),
});

export const objectiveEntry = z
  .strictObject({
    key: objectiveKey,
    name: title(FILE_SIZES.name),
    description: text(FILE_SIZES.description).optional(),
    cycle: cycleKey,
    level: z.enum(LEVELS),
    parent: objectiveKey.nullable().optional(),
    alignedTo: list(objectiveKey, FILE_SIZES.alignedTo).optional(),
    owner: accountId.nullable().optional(),
    status: z.enum(OBJECTIVE_STATUSES).optional(),
    weight: weight.optional(),
    order: number.optional(),
    delegates: list(accountId, FILE_SIZES.delegates).optional(),
    closing: closing.nullable().optional(),
    perspective: title(FILE_SIZES.perspective).nullable().optional(),
    cadence: z
      .strictObject({ every: z.enum(CADENCES), locked: z.boolean() })
      .nullable()
      .optional(),
    counting: ownCounting.optional(),
    restrictedTo: restriction.nullable().optional(),
    turned: turnEntry.nullable().optional(),
    affirmed: affirmedEntry.nullable().optional(),
  })
  .transform(({ alignedTo, ...objective }) => ({ ...objective, alignedTo: alignedTo?.toSorted() }));

const weighBy = text(100).transform((value, ctx) => {
  const parsed = parseWeighBy(value);
  if (parsed !== undefined) return parsed;
  ctx.issues.push({
    code: 'custom',
    input: value,
    message: 'must be count, points, estimate or the id of a number field',
  });
  return z.NEVER;
});

const measure = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('completion'), weighBy }),
  z.strictObject({ type: z.literal('count') }),
  z.strictObject({ type: z.enum(['sum', 'average']), field: fieldId, over: z.enum(OVERS).default('done') }),
  z.strictObject({ type: z.literal('metric'), take: z.enum(TAKES) }),
  z.strictObject({ type: z.literal('band'), low: number, high: number }),
  z.strictObject({ type: z.literal('milestones') }),
  z.strictObject({ type: z.literal('children') }),
]);

const points = list(z.strictObject({ at: day, value: number }), MAX_PROFILE_POINTS);

const profile = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('linear') }),
  z.strictObject({ type: z.literal('s-curve') }),
  z.strictObject({ type: z.literal('maintain') }),
  z.strictObject({ type: z.literal('milestones') }),
  z.strictObject({ type: z.literal('steps'), points }),
  z.strictObject({ type: z.literal('points'), points }),
]);

const milestone = z.strictObject({
  name: title(FILE_SIZES.name),
  due: day,
  weight: weight.default(1),
  reached: day.nullable().default(null),
});

const override = z.strictObject({
  value: number,
  at: day,
  note: text(FILE_SIZES.learning).default(''),
  lasting: z.boolean(),
  automatic: z.exactOptional(number.nullable()),
});

export const targetEntry = z
  .strictObject({
    key: targetKey,
    objective: objectiveKey,
    name: title(FILE_SIZES.name),
    owner: accountId.nullable().optional(),
    horizon: z.enum(HORIZONS).optional(),
    measure,
    baseline: number,
    goal: number,
    unit: text(FILE_SIZES.unit),
    start: day,
    due: day,
    weight: weight.optional(),
    kind: z.enum(TARGET_KINDS).optional(),
    order: number.optional(),
    delegates: list(accountId, FILE_SIZES.delegates).optional(),
    profile: profile.optional(),
    milestones: list(milestone, MAX_MILESTONES).optional(),
    override: override.nullable().optional(),
    counting: ownCounting.optional(),
    baselineScope: baselineScopeEntry.nullable().optional(),
    frozen: frozenEntry.nullable().optional(),
    affirmed: affirmedEntry.nullable().optional(),
    /** What an export says of the target; an import has no use for it. */
    result: z.unknown().optional(),
  })
  .transform(({ result: _exported, milestones, ...target }) => ({
    ...target,
    milestones: milestones?.toSorted((a, b) => byText(a.due, b.due)),
  }));

const impediment = z.strictObject({
  text: z.exactOptional(title(FILE_SIZES.impediment)),
  issue: z.exactOptional(issueKey),
  helper: z.exactOptional(title(FILE_SIZES.helper)),
  resolved: z.exactOptional(
    z.strictObject({ at: day, by: accountId.nullable().default(null), note: text(FILE_SIZES.impediment).default('') }),
  ),
});

export const checkInEntry = z.strictObject({
  target: targetKey,
  at: day,
  value: number.nullable(),
  /** The value the target came to by itself; it may be missing then, and moves nothing. */
  automatic: z.boolean().optional(),
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  note: text(FILE_SIZES.note).optional(),
  impediments: list(impediment, FILE_SIZES.impediments).optional(),
  by: accountId.nullable().optional(),
});
