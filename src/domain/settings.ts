import type { Cadence } from './cadence';
import type { Unestimated } from './counting';
import type { Credit, StatusCredit } from './credit';
import { DEFAULT_LIMITS, type RuleLimits, type RuleModes } from './health-rule';
import type { Level } from './objective';

/** The two things a site may name as its own method does. */
export type Word = 'objective' | 'target';

export interface Settings {
  /** Compared without case. A leaf resolved so leaves the scope and is shown as excluded. */
  readonly excludedResolutions: readonly string[];
  readonly credit: Credit;
  /** Statuses whose work is worth something else than their category says. */
  readonly statusCredit: StatusCredit;
  readonly unestimated: Unestimated;
  /** The number field that holds story points; null reads every field that Jira or its users call story points, the first that is filled. */
  readonly pointsField: string | null;
  /** What each level of objective is called on this site. */
  readonly terms: Readonly<Record<Level, string>>;
  /** What objectives and targets are called: Objective and Key result, Goal and KPI, … */
  readonly words: Readonly<Record<Word, string>>;
  /** Names that objectives may be sorted under, as a Balanced Scorecard has them; none when the site uses none. */
  readonly perspectives: readonly string[];
  /** How often owners check in, by the level of the objective. */
  readonly cadence: Readonly<Record<Level, Cadence>>;
  /** How each guard rule is taken; one that is not named advises. */
  readonly rules: RuleModes;
  /** The numbers that the rules ask for. */
  readonly limits: RuleLimits;
  /** Jira points that work in the background may use in an hour. */
  readonly pointsPerHour: number;
}

/** 65,000 an hour are shared by every site that an app without a quota of its own is installed on. */
export const DEFAULT_POINTS_PER_HOUR = 20_000;
export const POINTS_PER_HOUR = { least: 1_000, most: 500_000 } as const;

export const DEFAULT_SETTINGS: Settings = {
  excludedResolutions: [
    "Won't Do",
    "Won't Fix",
    'Duplicate',
    'Invalid',
    'Cannot Reproduce',
    'Not Our Bug',
    'Not a Bug',
    'Declined',
  ],
  credit: { new: 0, indeterminate: 0, done: 1 },
  statusCredit: {},
  unestimated: 'zero',
  pointsField: null,
  terms: { organization: 'Priority', 'business-unit': 'Business unit', team: 'Team', individual: 'Individual' },
  words: { objective: 'Objective', target: 'Target' },
  perspectives: [],
  cadence: { organization: 'monthly', 'business-unit': 'monthly', team: 'two-weekly', individual: 'weekly' },
  rules: {},
  limits: DEFAULT_LIMITS,
  pointsPerHour: DEFAULT_POINTS_PER_HOUR,
};
