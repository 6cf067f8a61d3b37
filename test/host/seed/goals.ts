import type { PersonName } from './company';

/** The demo company's objectives and targets; numbers of the past come from `pace`. */

export interface ObjectivePlan {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly level: 'organization' | 'business-unit' | 'team';
  readonly half: 'current' | 'previous';
  readonly parent?: string;
  readonly alignedTo?: readonly string[];
  readonly owner: PersonName;
  readonly weight?: number;
  /** How often it is looked at, where that is not as everywhere. */
  readonly every?: 'weekly' | 'two-weekly';
  /** Of one that was closed. */
  readonly closing?: { readonly reason: 'achieved' | 'missed'; readonly learning: string };
}

export interface CheckInPlan {
  /** Relative to the straight line from baseline to goal: 1 is on it. */
  readonly pace: number;
  readonly confidence: 'low' | 'medium' | 'high';
  readonly note: string;
  readonly impediment?: { readonly text?: string; readonly epic?: string; readonly helper?: PersonName };
}

export interface TargetPlan {
  readonly name: string;
  readonly owner: PersonName;
  readonly standsIn?: PersonName;
  readonly horizon: 'strategic' | 'operational';
  readonly baseline: number;
  readonly goal: number;
  readonly unit: string;
  readonly weight?: number;
  readonly measure:
    | { readonly type: 'completion'; readonly weighBy: 'count' | 'points'; readonly links: readonly LinkPlan[] }
    | {
        readonly type: 'metric';
        readonly take: 'latest' | 'average' | 'minimum' | 'maximum';
        readonly decimals: number;
        /** Days since the last of the check-ins, where the half still runs. */
        readonly lastAgo: number;
        readonly checkIns: readonly CheckInPlan[];
      };
}

/** An epic or initiative by its name in the seed, or a JQL scope. */
export type LinkPlan = { readonly work: string } | QueryPlan;

/** A JQL scope, and what it finds in other words. */
export interface QueryPlan {
  readonly jql: string;
  readonly label?: string;
  readonly version?: string;
  /** Without it stories, tasks and bugs. */
  readonly only?: 'bug';
  readonly projects?: readonly string[];
}

const epics = (...names: readonly string[]): LinkPlan[] => names.map((work) => ({ work }));

/** Everything under epics and initiatives, each piece counting the same. */
export const byCount = (...names: readonly string[]): TargetPlan['measure'] => ({
  type: 'completion',
  weighBy: 'count',
  links: epics(...names),
});
export const byPoints = (...names: readonly string[]): TargetPlan['measure'] => ({
  type: 'completion',
  weighBy: 'points',
  links: epics(...names),
});
export const byQuery = (query: QueryPlan): TargetPlan['measure'] => ({
  type: 'completion',
  weighBy: 'count',
  links: [query],
});
const entered =
  (lastAgo: number) =>
  (decimals: number, ...checkIns: readonly CheckInPlan[]): TargetPlan['measure'] => ({
    type: 'metric',
    take: 'latest',
    decimals,
    lastAgo,
    checkIns,
  });
/** Values that people enter, the last a few days ago. */
export const measured = entered(4);
/** The same, with the last a week old, so that the next is asked for. */
export const measuredLastWeek = entered(7);

export const OBJECTIVES: readonly ObjectivePlan[] = [
  {
    key: 'OBJ-1',
    name: 'Win the enterprise segment',
    description:
      'Companies with more than a thousand people choose Fernhill and stay. This is where the market is going and where our margin is.',
    level: 'organization',
    half: 'current',
    owner: 'priya',
    weight: 2,
    every: 'weekly',
  },
  {
    key: 'OBJ-2',
    name: 'Halve the time to the first invoice',
    description: 'A customer who sends an invoice in the first week stays. Today that takes eleven days.',
    level: 'organization',
    half: 'current',
    owner: 'marcus',
  },
  {
    key: 'OBJ-3',
    name: 'Be the billing system finance teams trust',
    description: 'Right to the cent, on time, every time, and able to prove it.',
    level: 'organization',
    half: 'current',
    owner: 'adaeze',
    weight: 2,
  },
  {
    key: 'OBJ-4',
    name: 'Grow without growing the sales team',
    description: 'Partners and self-service bring a third of new revenue.',
    level: 'organization',
    half: 'current',
    owner: 'marcus',
  },
  {
    key: 'OBJ-5',
    name: 'Pass every enterprise security review',
    description: 'Sign-on, audit, residency and roles are what reviews fail on.',
    level: 'business-unit',
    half: 'current',
    parent: 'OBJ-1',
    owner: 'mei',
    weight: 2,
    every: 'two-weekly',
  },
  {
    key: 'OBJ-6',
    name: 'Give finance departments their numbers',
    description: 'Revenue, tax and corrections as a controller expects them.',
    level: 'business-unit',
    half: 'current',
    parent: 'OBJ-1',
    alignedTo: ['OBJ-3'],
    owner: 'daniel',
    every: 'two-weekly',
  },
  {
    key: 'OBJ-7',
    name: 'Set up without a call',
    description: 'From sign-up to the first invoice alone.',
    level: 'team',
    half: 'current',
    parent: 'OBJ-2',
    alignedTo: ['OBJ-4'],
    owner: 'lena',
  },
  {
    key: 'OBJ-8',
    name: 'Correct invoices, every time',
    description: 'Fewer disputes, fewer corrections, nothing to explain.',
    level: 'business-unit',
    half: 'current',
    parent: 'OBJ-3',
    owner: 'lena',
  },
  {
    key: 'OBJ-9',
    name: 'Billing runs that always finish',
    description: 'No missed run, no silent failure, no night spent on a deploy.',
    level: 'business-unit',
    half: 'current',
    parent: 'OBJ-3',
    alignedTo: ['OBJ-1'],
    owner: 'sofia',
  },
  {
    key: 'OBJ-10',
    name: 'Self-service and partners that convert',
    description: 'People who come by themselves find their way; partners bring more of them.',
    level: 'business-unit',
    half: 'current',
    parent: 'OBJ-4',
    owner: 'noor',
  },
  {
    key: 'OBJ-11',
    name: 'Leave the cron server behind',
    description: 'Invoicing on the job queue, and usage-based pricing on top of it.',
    level: 'business-unit',
    half: 'previous',
    owner: 'adaeze',
    closing: {
      reason: 'achieved',
      learning: 'Moving one invoice type at a time cost two weeks and saved every weekend. Do it like that again.',
    },
  },
  {
    key: 'OBJ-12',
    name: 'Know where onboarding loses people',
    description: 'Measure the way to the first invoice before improving it.',
    level: 'team',
    half: 'previous',
    owner: 'noor',
  },
];
