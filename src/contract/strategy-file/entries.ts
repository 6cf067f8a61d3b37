import { z } from 'zod';
import { CONFIDENCES } from '../../domain/check-in';
import { parseWeighBy, TAKES } from '../../domain/measure';
import { LEVELS, OBJECTIVE_STATUSES } from '../../domain/objective';
import { HORIZONS } from '../../domain/target';
import {
  accountId,
  cycleKey,
  day,
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
import { FILE_SIZES } from './sizes';

/** What each property of a strategy file may hold. What must hold between properties and entries is checked elsewhere. */

const fieldId = text(100).refine(
  (id) => parseWeighBy(id)?.kind === 'field',
  'must be the id of a number field, such as customfield_10016',
);

const term = title(60).optional();

export const settingsEntry = z.strictObject({
  excludedResolutions: list(title(255), FILE_SIZES.excludedResolutions).optional(),
  credit: z.strictObject({ new: share.optional(), indeterminate: share.optional(), done: share.optional() }).optional(),
  pointsField: fieldId.nullable().optional(),
  terms: z.strictObject({ organization: term, 'business-unit': term, team: term, individual: term }).optional(),
});

export const cycleEntry = z.strictObject({
  key: cycleKey,
  name: title(FILE_SIZES.name),
  start: day,
  end: day,
  translateBy: day.nullable().optional(),
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
    restrictedTo: z
      .unknown()
      .refine(
        (value) => value === null || value === undefined,
        'Restricted objectives are not supported yet; restrictedTo must be null.',
      )
      .optional(),
  })
  .transform(({ restrictedTo: _unrestricted, alignedTo, ...objective }) => ({
    ...objective,
    alignedTo: alignedTo?.toSorted(),
  }));

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
  z.strictObject({ type: z.literal('metric'), take: z.enum(TAKES) }),
]);

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
    /** What an export says of the target; an import has no use for it. */
    result: z.unknown().optional(),
  })
  .transform(({ result: _exported, ...target }) => target);

const jql = title(FILE_SIZES.jql);

export const issueLinkEntry = z
  .strictObject({
    target: targetKey,
    issue: issueKey,
    below: z.boolean().default(true),
    /** An export says so of issues that are gone. */
    deleted: z.boolean().optional(),
  })
  .transform(({ deleted: _exported, ...link }) => ({ kind: 'issue' as const, ...link }));

export const jqlLinkEntry = z
  .strictObject({ target: targetKey, jql, below: z.boolean().default(false) })
  .transform((link) => ({ kind: 'jql' as const, ...link }));

const impediment = z.strictObject({
  text: z.exactOptional(title(FILE_SIZES.impediment)),
  issue: z.exactOptional(issueKey),
  helper: z.exactOptional(title(FILE_SIZES.helper)),
});

/** A link that does not say whether it is an issue or a scope; read for its other mistakes. */
export const undecidedLinkEntry = z.strictObject({
  target: targetKey,
  issue: issueKey.optional(),
  jql: jql.optional(),
  below: z.boolean().optional(),
  deleted: z.boolean().optional(),
});

export const checkInEntry = z.strictObject({
  target: targetKey,
  at: day,
  value: number,
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  note: text(FILE_SIZES.note).optional(),
  impediments: list(impediment, FILE_SIZES.impediments).optional(),
});
