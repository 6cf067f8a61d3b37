import { strategyOf, type TestIssue } from './site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const base = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1', below: true }] },
  { key: 'TGT-2', links: [], extra: { ...METRIC, start: '2021-02-01', due: '2021-06-30', horizon: 'operational' } },
]);

/** Two years, and in the first two targets: one that half done work counts towards, and one whose value a check-in says. */
export const TWO_YEARS = {
  ...base,
  cycles: [
    { key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31' },
    { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' },
  ],
  checkIns: [{ target: 'TGT-2', at: '2021-03-31', value: 45 }],
};

/** The work that the first of them counts. */
export const TWO_YEARS_WORK: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
];

/** All of the first year, as a call about carrying it into the second names it. */
export const FIRST_YEAR = {
  from: 'FY21',
  to: 'FY22',
  objectives: ['OBJ-1', 'OBJ-2'],
  targets: ['TGT-1', 'TGT-2'],
};
