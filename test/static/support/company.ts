import type { CycleView, ObjectiveView, TargetView } from '../../../src/contract/views';
import { objectiveView, targetView, type ObjectiveGiven } from './views';

/** A company that sells software to enterprises, late in its year: most is fine, some is not. */
export const TARGETS: readonly TargetView[] = [
  targetView({
    key: 'TGT-1',
    name: 'Annual recurring revenue from enterprise customers',
    objective: 'OBJ-1',
    owner: 'u-okafor',
    baseline: 18_400_000,
    goal: 26_000_000,
    unit: '€',
    metric: 'latest',
    actual: 23_600_000,
    bend: 1.3,
  }),
  targetView({
    key: 'TGT-14',
    name: 'Ship single sign-on and audit on all plans',
    objective: 'OBJ-5',
    owner: 'u-ito',
    leaves: [22, 7, 9, 2],
    bend: 0.8,
  }),
  targetView({
    key: 'TGT-15',
    name: 'Close the findings of the security review',
    objective: 'OBJ-5',
    owner: 'u-chen',
    leaves: [13, 2, 1],
  }),
  targetView({
    key: 'TGT-16',
    name: 'Tenant data residency in three regions',
    objective: 'OBJ-5',
    owner: 'u-lindqvist',
    weighBy: 'points',
    actual: 47,
    leaves: [9, 6, 8, 0, 3],
    staleSince: '2026-11-20T13:40:00.000Z',
    bend: 0.7,
  }),
  targetView({
    key: 'TGT-17',
    name: 'Enterprise customers live on the new platform',
    objective: 'OBJ-6',
    owner: 'u-silva',
    baseline: 4,
    goal: 40,
    unit: 'customers',
    metric: 'latest',
    actual: 36,
  }),
  targetView({
    key: 'TGT-18',
    name: 'Onboarding playbook for regulated industries',
    objective: 'OBJ-6',
    owner: 'u-chen',
    leaves: [11, 0, 0, 1],
  }),
  targetView({
    key: 'TGT-19',
    name: 'Partners certified to deploy',
    objective: 'OBJ-6',
    owner: null,
    reason: 'no-check-in',
    metric: 'latest',
    goal: 12,
    unit: 'partners',
  }),
  targetView({
    key: 'TGT-20',
    name: 'Median time from sign-up to first report',
    objective: 'OBJ-2',
    owner: 'u-novak',
    baseline: 9,
    goal: 4,
    unit: 'days',
    metric: 'latest',
    actual: 4.6,
  }),
  targetView({
    key: 'TGT-21',
    name: 'Guided set-up for the five most used sources',
    objective: 'OBJ-7',
    owner: 'u-novak',
    leaves: [23, 2, 0],
  }),
  targetView({
    key: 'TGT-22',
    name: 'Import without support tickets',
    objective: 'OBJ-7',
    owner: 'u-haddad',
    baseline: 61,
    goal: 90,
    metric: 'average',
    actual: 84,
  }),
  targetView({
    key: 'TGT-23',
    name: 'Templates for the ten most asked reports',
    objective: 'OBJ-7',
    owner: 'u-haddad',
    leaves: [10, 0, 0],
  }),
  targetView({
    key: 'TGT-24',
    name: 'Availability of the reporting service',
    objective: 'OBJ-3',
    owner: 'u-lindqvist',
    baseline: 99.5,
    goal: 99.95,
    metric: 'average',
    actual: 99.93,
  }),
  targetView({
    key: 'TGT-25',
    name: 'Move batch jobs to the event pipeline',
    objective: 'OBJ-8',
    owner: 'u-lindqvist',
    leaves: [31, 6, 4, 3],
  }),
  targetView({
    key: 'TGT-26',
    name: 'Incidents that customers notice, per month',
    objective: 'OBJ-8',
    owner: 'u-chen',
    baseline: 7,
    goal: 2,
    unit: 'incidents',
    metric: 'average',
    actual: 3.1,
  }),
  targetView({
    key: 'TGT-27',
    name: 'Runbooks for every tier-one service',
    objective: 'OBJ-8',
    owner: 'u-chen',
    leaves: [14, 3, 6],
    complete: false,
    bend: 0.6,
  }),
  targetView({
    key: 'TGT-28',
    name: 'Cost of serving one thousand reports',
    objective: 'OBJ-9',
    owner: 'u-silva',
    baseline: 3.4,
    goal: 2.1,
    unit: '€',
    metric: 'latest',
    actual: 2.3,
  }),
  targetView({
    key: 'TGT-29',
    name: 'Retire the second data warehouse',
    objective: 'OBJ-9',
    owner: 'u-silva',
    leaves: [15, 2, 0],
  }),
  targetView({
    key: 'TGT-30',
    name: 'Teams that review their targets monthly',
    objective: 'OBJ-4',
    owner: 'u-okafor',
    goal: 14,
    unit: 'teams',
    metric: 'latest',
    actual: 12,
  }),
  targetView({
    key: 'TGT-31',
    name: 'Career framework for engineers',
    objective: 'OBJ-10',
    owner: 'u-haddad',
    leaves: [9, 1, 0],
  }),
  targetView({
    key: 'TGT-32',
    name: 'Accessibility statement for every product',
    objective: 'OBJ-10',
    owner: 'u-novak',
    reason: 'nothing-in-scope',
  }),
  targetView({
    key: 'TGT-33',
    name: 'Regretted departures, per year',
    objective: 'OBJ-10',
    owner: 'u-okafor',
    baseline: 11,
    goal: 5,
    unit: 'people',
    metric: 'latest',
    actual: 5,
  }),
];

const GIVEN: readonly ObjectiveGiven[] = [
  {
    key: 'OBJ-1',
    name: 'Win the enterprise segment',
    level: 'organization',
    owner: 'u-okafor',
    description: 'Large customers choose us for a whole division, not for one team.',
  },
  {
    key: 'OBJ-5',
    name: 'Enterprise-ready platform',
    level: 'business-unit',
    parent: 'OBJ-1',
    owner: 'u-ito',
    description: 'Nothing in a security questionnaire stops a deal.',
    alignedTo: ['OBJ-3'],
  },
  { key: 'OBJ-6', name: 'Reference customers in every region', level: 'team', parent: 'OBJ-1', owner: 'u-silva' },
  {
    key: 'OBJ-2',
    name: 'Halve the time to first value',
    level: 'organization',
    owner: 'u-novak',
    description: 'A new customer sees their own numbers in the first week.',
  },
  { key: 'OBJ-7', name: 'Set-up without help', level: 'team', parent: 'OBJ-2', owner: 'u-novak' },
  { key: 'OBJ-3', name: 'Run a service people can build on', level: 'organization', owner: 'u-lindqvist' },
  { key: 'OBJ-8', name: 'Fewer, shorter incidents', level: 'team', parent: 'OBJ-3', owner: 'u-chen' },
  { key: 'OBJ-9', name: 'Serve twice the load at the same cost', level: 'team', parent: 'OBJ-3', owner: 'u-silva' },
  { key: 'OBJ-4', name: 'A company where strategy is everybody’s work', level: 'organization', owner: 'u-okafor' },
  { key: 'OBJ-10', name: 'People stay and grow', level: 'business-unit', parent: 'OBJ-4', owner: 'u-haddad' },
  {
    key: 'OBJ-11',
    name: 'Hiring in two new cities',
    level: 'team',
    parent: 'OBJ-4',
    owner: 'u-haddad',
    status: 'draft',
  },
];

function targetsBelow(key: string): readonly TargetView[] {
  const children = GIVEN.filter((objective) => objective.parent === key);
  return [
    ...TARGETS.filter((target) => target.objective === key),
    ...children.flatMap((child) => targetsBelow(child.key)),
  ];
}

export const OBJECTIVES: readonly ObjectiveView[] = GIVEN.map((given) => objectiveView(given, targetsBelow(given.key)));

export const TERMS = {
  organization: 'Priority',
  'business-unit': 'Business unit',
  team: 'Team',
  individual: 'Individual',
};

const cycle = (key: string, state: CycleView['state']): CycleView => {
  const year = `20${key.slice(2)}`;
  return { rev: 1, key, name: key, start: `${year}-01-01`, end: `${year}-12-31`, translateBy: `${year}-01-31`, state };
};
export const CYCLES: CycleView[] = [cycle('FY26', 'committed'), cycle('FY27', 'draft')];

/** Who looks at the company, unless a test says otherwise: its strategist, who administers Jira. */
export const ME = 'u-okafor';

export const PEOPLE: Readonly<Record<string, string>> = {
  'u-ito': 'Mika Ito',
  'u-okafor': 'Amara Okafor',
  'u-chen': 'Liam Chen',
  'u-lindqvist': 'Sara Lindqvist',
  'u-silva': 'Rafael Silva',
  'u-novak': 'Jana Novak',
  'u-haddad': 'Omar Haddad',
};

export function targetOf(key: string): TargetView {
  const target = TARGETS.find((one) => one.key === key);
  if (target === undefined) throw new Error(`the company has no target ${key}`);
  return target;
}

/** From a target's objective up to the priority. */
export function lineOf(objective: string): { key: string; name: string; level: string; cycle: string }[] {
  const found = OBJECTIVES.find((one) => one.key === objective);
  if (found === undefined) return [];
  const { key, name, level, cycle, parent } = found;
  return [{ key, name, level, cycle }, ...(parent === null ? [] : lineOf(parent))];
}
