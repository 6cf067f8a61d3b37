import { z } from 'zod';
import { CADENCES } from '../../domain/cadence';
import { DEFAULT_LIMITS, HEALTH_RULES, RULE_MODES } from '../../domain/health-rule';
import { distinctNames } from '../../domain/perspective';
import { DEFAULT_POINTS_PER_HOUR, DEFAULT_SETTINGS, type Settings } from '../../domain/settings';
import type { Stored } from '../../ports/strategy-store';
import { creditRecord, statusCreditRecord, unestimatedRecord } from './counting';
import { decode } from './decode';

const cadence = z.enum(CADENCES);

const settingsRecord = z.object({
  v: z.literal(1),
  rev: z.number().default(0),
  excludedResolutions: z.array(z.string()),
  credit: creditRecord,
  statusCredit: statusCreditRecord.default({}),
  unestimated: unestimatedRecord.default(DEFAULT_SETTINGS.unestimated),
  pointsField: z.string().nullable(),
  terms: z.object({
    organization: z.string(),
    'business-unit': z.string(),
    team: z.string(),
    individual: z.string(),
  }),
  words: z.object({ objective: z.string(), target: z.string() }).default(DEFAULT_SETTINGS.words),
  perspectives: z.array(z.string()).default([]),
  cadence: z
    .object({ organization: cadence, 'business-unit': cadence, team: cadence, individual: cadence })
    .default(DEFAULT_SETTINGS.cadence),
  rules: z.partialRecord(z.enum(HEALTH_RULES), z.enum(RULE_MODES)).default({}),
  limits: z
    .object({ minPriorities: z.number(), maxPriorities: z.number(), maxDepth: z.number(), maxTargets: z.number() })
    .default(DEFAULT_LIMITS),
  pointsPerHour: z.number().default(DEFAULT_POINTS_PER_HOUR),
});

export function toStoredSettings(key: string, value: unknown): Stored<Settings> {
  if (value === undefined) return { value: DEFAULT_SETTINGS, rev: 0 };
  const { v: _version, rev, ...settings } = decode(settingsRecord, key, value);
  // A list may have been written when names could still repeat.
  return { value: { ...settings, perspectives: distinctNames(settings.perspectives) }, rev };
}
export const toSettings = (key: string, value: unknown): Settings => toStoredSettings(key, value).value;

export function fromSettings(settings: Settings, rev: number): z.input<typeof settingsRecord> {
  const { excludedResolutions, perspectives } = settings;
  return { v: 1, rev, ...settings, excludedResolutions: [...excludedResolutions], perspectives: [...perspectives] };
}
