import type { Cycle } from '../cycle';
import { takesCheckIns, type Measure } from '../measure';
import type { Objective } from '../objective';
import type { Profile } from '../profile';
import type { Target, TargetKind } from '../target';

/** What a new cycle is unless its entry says otherwise. */
export const DEFAULT_CYCLE = {
  translateBy: null,
  state: 'draft',
  committedAt: null,
  closedAt: null,
} as const satisfies Partial<Cycle>;

/** What a new objective is unless its entry says otherwise. */
export const DEFAULT_OBJECTIVE = {
  description: '',
  parent: null,
  alignedTo: [],
  owner: null,
  status: 'active',
  weight: 1,
  order: 0,
  delegates: [],
  closing: null,
  perspective: null,
  cadence: null,
  counting: {},
  restrictedTo: null,
  turned: null,
  affirmed: null,
} as const satisfies Partial<Objective>;

/** What a new target is unless its entry says otherwise. */
export const DEFAULT_TARGET = {
  owner: null,
  horizon: 'strategic',
  weight: 1,
  order: 0,
  delegates: [],
  milestones: [],
  override: null,
  counting: {},
  baselineScope: null,
  frozen: null,
  affirmed: null,
  links: [],
  nextLink: 1,
} as const satisfies Partial<Target>;

/** Values that people enter are results; what is counted from work is output. */
export const defaultKind = (measure: Measure): TargetKind => (takesCheckIns(measure) ? 'outcome' : 'output');

/** A band is to be held, milestones are due on their days, and everything else goes straight to its goal. */
export const defaultProfile = ({ type }: Pick<Measure, 'type'>): Profile =>
  type === 'band' ? { type: 'maintain' } : type === 'milestones' ? { type: 'milestones' } : { type: 'linear' };
