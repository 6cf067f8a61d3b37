import type { Level } from './objective';

/** What finished work is worth by status category, 0–1. */
export interface Credit {
  readonly new: number;
  readonly indeterminate: number;
  readonly done: number;
}

export interface Settings {
  /** Compared without case. A leaf resolved so leaves the scope and is shown as excluded. */
  readonly excludedResolutions: readonly string[];
  readonly credit: Credit;
  /** The number field that holds story points; null reads every field that Jira or its users call story points, the first that is filled. */
  readonly pointsField: string | null;
  /** What each level of objective is called on this site. */
  readonly terms: Readonly<Record<Level, string>>;
}

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
  pointsField: null,
  terms: { organization: 'Priority', 'business-unit': 'Business unit', team: 'Team', individual: 'Individual' },
};
