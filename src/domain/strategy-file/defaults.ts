import type { Objective } from '../objective';
import type { Target } from '../target';

/** What a new objective is unless its entry says otherwise. */
export const DEFAULT_OBJECTIVE = {
  description: '',
  parent: null,
  alignedTo: [],
  owner: null,
  status: 'active',
  weight: 1,
} as const satisfies Partial<Objective>;

/** What a new target is unless its entry says otherwise. */
export const DEFAULT_TARGET = {
  owner: null,
  horizon: 'strategic',
  weight: 1,
  links: [],
  nextLink: 1,
} as const satisfies Partial<Target>;
