import type { Settings } from './settings';

export const METHODS = ['okr', 'kpi', 'balanced-scorecard', 'mbo'] as const;
/** A way of running strategy that many know. It names things and sets a rhythm; what is kept is the same under all of them. */
export type Method = (typeof METHODS)[number];

/** The part of the settings that a method sets. */
export type MethodSettings = Pick<Settings, 'terms' | 'words' | 'perspectives' | 'cadence'>;

export const METHOD_SETTINGS: Readonly<Record<Method, MethodSettings>> = {
  okr: {
    terms: { organization: 'Company', 'business-unit': 'Department', team: 'Team', individual: 'Individual' },
    words: { objective: 'Objective', target: 'Key result' },
    perspectives: [],
    cadence: { organization: 'monthly', 'business-unit': 'two-weekly', team: 'weekly', individual: 'weekly' },
  },
  kpi: {
    terms: { organization: 'Company', 'business-unit': 'Division', team: 'Team', individual: 'Person' },
    words: { objective: 'Goal', target: 'KPI' },
    perspectives: [],
    cadence: { organization: 'monthly', 'business-unit': 'monthly', team: 'monthly', individual: 'monthly' },
  },
  'balanced-scorecard': {
    terms: { organization: 'Theme', 'business-unit': 'Business unit', team: 'Team', individual: 'Individual' },
    words: { objective: 'Objective', target: 'Measure' },
    perspectives: ['Financial', 'Customer', 'Internal process', 'Learning and growth'],
    cadence: { organization: 'quarterly', 'business-unit': 'monthly', team: 'monthly', individual: 'monthly' },
  },
  mbo: {
    terms: { organization: 'Company', 'business-unit': 'Department', team: 'Team', individual: 'Employee' },
    words: { objective: 'Objective', target: 'Performance measure' },
    perspectives: [],
    cadence: { organization: 'quarterly', 'business-unit': 'quarterly', team: 'monthly', individual: 'monthly' },
  },
};
