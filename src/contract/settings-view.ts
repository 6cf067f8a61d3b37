import { z } from 'zod';
import { CADENCES } from '../domain/cadence';
import { UNESTIMATED } from '../domain/counting';
import { HEALTH_RULES, MAX_LIMIT, RULE_MODES } from '../domain/health-rule';
import { LEVELS } from '../domain/objective';
import { repeatsName } from '../domain/perspective';
import { POINTS_PER_HOUR } from '../domain/settings';
import { ownText } from './plain-text';

const share = z.number().min(0).max(1);
const term = ownText(60).pipe(z.string().min(1));
const limit = z.number().int().min(1).max(MAX_LIMIT);

export const limitsView = z
  .object({ minPriorities: limit, maxPriorities: limit, maxDepth: limit, maxTargets: limit })
  .refine(({ minPriorities, maxPriorities }) => minPriorities <= maxPriorities, {
    path: ['minPriorities'],
    message: 'must not be above the highest number of priorities',
  });

/** The site's settings, as they are shown and saved. */
export const settingsView = z.object({
  excludedResolutions: z.array(z.string().min(1).max(255)).max(100),
  credit: z.object({ new: share, indeterminate: share, done: share }),
  pointsField: z.string().max(100).nullable(),
  statusCredit: z.record(z.string().regex(/^[0-9]{1,19}$/, 'not the id of a status'), share),
  unestimated: z.enum(UNESTIMATED),
  terms: z.object({ organization: term, 'business-unit': term, team: term, individual: term }),
  words: z.object({ objective: term, target: term }),
  perspectives: z
    .array(term)
    .max(12)
    .refine((names) => !repeatsName(names), 'names a perspective twice'),
  cadence: z.record(z.enum(LEVELS), z.enum(CADENCES)),
  rules: z.partialRecord(z.enum(HEALTH_RULES), z.enum(RULE_MODES)),
  limits: limitsView,
  pointsPerHour: z.number().int().min(POINTS_PER_HOUR.least).max(POINTS_PER_HOUR.most),
});
export type SettingsView = z.infer<typeof settingsView>;
