import type { PersonName } from './company';
import { byCount, byPoints, byQuery, measured, measuredLastWeek, type TargetPlan } from './goals';

/** Work that is to be delivered whole within the half. */
const delivery = (name: string, owner: PersonName, measure: TargetPlan['measure'], weight = 1): TargetPlan => ({
  name,
  owner,
  horizon: 'operational',
  baseline: 0,
  goal: 100,
  unit: '%',
  weight,
  measure,
});

/** Targets by objective, in the order of their keys. */
export const TARGETS: Readonly<Record<string, readonly TargetPlan[]>> = {
  'OBJ-1': [
    {
      name: 'Recurring revenue from enterprise customers',
      owner: 'priya',
      standsIn: 'admin',
      horizon: 'strategic',
      baseline: 1.8,
      goal: 3.2,
      unit: 'M €',
      measure: measuredLastWeek(
        2,
        { pace: 1.1, confidence: 'high', note: 'Two renewals signed early.' },
        { pace: 0.95, confidence: 'medium', note: 'The pipeline for the next months is thin.' },
        {
          pace: 0.82,
          confidence: 'medium',
          note: 'Birchwood signed. Northgate moved to next quarter.',
          impediment: { text: 'Northgate waits for the audit log', helper: 'mei' },
        },
        { pace: 0.86, confidence: 'medium', note: 'Two pilots turned into contracts.' },
        {
          pace: 0.8,
          confidence: 'low',
          note: 'Three of five open deals now depend on audit and residency.',
          impediment: { epic: 'audit', helper: 'sofia' },
        },
      ),
    },
    {
      name: 'Security reviews passed at the first attempt',
      owner: 'mei',
      standsIn: 'user',
      horizon: 'operational',
      baseline: 40,
      goal: 80,
      unit: '%',
      measure: measuredLastWeek(
        0,
        { pace: 0.9, confidence: 'medium', note: 'Two of four; none failed on sign-on this time.' },
        { pace: 0.7, confidence: 'medium', note: 'Four of nine. Sign-on was the reason three times.' },
        { pace: 0.66, confidence: 'medium', note: 'Nothing was reviewed for two weeks.' },
        {
          pace: 0.62,
          confidence: 'low',
          note: 'Five of eleven. Reviewers now ask for exportable audit entries.',
          impediment: { epic: 'audit', helper: 'admin' },
        },
      ),
    },
  ],
  'OBJ-2': [
    {
      name: 'Median days from sign-up to first invoice',
      owner: 'marcus',
      horizon: 'strategic',
      baseline: 11,
      goal: 5,
      unit: 'days',
      measure: measured(
        1,
        { pace: 0.8, confidence: 'medium', note: 'Guided setup is live for a third of new customers.' },
        { pace: 1.05, confidence: 'high', note: 'Live for everyone. The long tail is imports.' },
        { pace: 1.12, confidence: 'high', note: 'Half of new customers now need less than a week.' },
      ),
    },
  ],
  'OBJ-3': [
    {
      name: 'Invoices disputed by their recipients',
      owner: 'adaeze',
      horizon: 'strategic',
      baseline: 1.9,
      goal: 0.8,
      unit: '%',
      measure: measured(
        2,
        { pace: 1, confidence: 'medium', note: 'Proration explained on the invoice removed the largest cause.' },
        {
          pace: 0.85,
          confidence: 'medium',
          note: 'Tax questions are now the largest cause.',
          impediment: { epic: 'tax', helper: 'lena' },
        },
        { pace: 0.78, confidence: 'low', note: 'More cross-border customers, same tax rules.' },
      ),
    },
  ],
  'OBJ-4': [
    {
      name: 'New revenue through partners and self-service',
      owner: 'marcus',
      horizon: 'strategic',
      baseline: 18,
      goal: 33,
      unit: '%',
      measure: measured(
        0,
        { pace: 0.9, confidence: 'medium', note: 'Self-service is up, partners are flat.' },
        {
          pace: 0.7,
          confidence: 'low',
          note: 'Partners register deals by email; half of them get lost.',
          impediment: { epic: 'partners', helper: 'user' },
        },
      ),
    },
  ],
  'OBJ-5': [
    delivery('Single sign-on and provisioning shipped', 'tomasz', byCount('sso')),
    delivery('Audit log shipped on all plans', 'sofia', byPoints('audit')),
    delivery('EU data residency available', 'tomasz', byPoints('residency')),
    delivery('Roles that auditors accept', 'sofia', byCount('roles')),
    delivery(
      'Promises made in enterprise deals kept',
      'admin',
      byQuery({ jql: 'labels = "enterprise-deal" AND hierarchyLevel = 0', label: 'enterprise-deal' }),
      0.5,
    ),
  ],
  'OBJ-6': [
    {
      name: 'Tax handled in 30 countries',
      owner: 'lena',
      horizon: 'strategic',
      baseline: 12,
      goal: 30,
      unit: 'countries',
      measure: byCount('tax'),
    },
    delivery('Revenue reports that match the books', 'amara', byPoints('reports')),
    delivery('Credit notes and refunds complete', 'jonas', byCount('credits')),
    {
      name: 'Finance teams who close the month from our reports',
      owner: 'user',
      horizon: 'strategic',
      baseline: 0,
      goal: 25,
      unit: 'customers',
      measure: measured(0),
    },
  ],
  'OBJ-7': [
    delivery('Guided setup live for every plan', 'lena', byCount('setup')),
    delivery('Catalogue import in an afternoon', 'jonas', byCount('import')),
  ],
  'OBJ-8': [
    delivery('Proration anyone can check', 'amara', byPoints('proration')),
    delivery('Failed payments recovered without a person', 'jonas', byPoints('dunning')),
    delivery(
      'Bugs reported by customers closed',
      'daniel',
      byQuery({
        jql: 'project in (PLAT, BILL) AND issuetype = Bug AND labels = "customer-reported"',
        projects: ['PLAT', 'BILL'],
        only: 'bug',
        label: 'customer-reported',
      }),
    ),
    delivery('App 13.0 scope delivered', 'daniel', byQuery({ jql: 'fixVersion = "App 13.0"', version: 'App 13.0' })),
  ],
  'OBJ-9': [
    delivery('Deploys without downtime', 'adaeze', byCount('deploys')),
    delivery('Late runs seen before customers see them', 'sofia', byCount('observability')),
    delivery('Ledger proven every night', 'tomasz', byCount('ledger')),
    {
      name: 'Recovery from a lost region',
      owner: 'sofia',
      horizon: 'strategic',
      baseline: 240,
      goal: 60,
      unit: 'minutes',
      measure: byCount('recovery'),
    },
  ],
  'OBJ-10': [
    delivery('Trial without a card, and pricing that explains itself', 'ruben', byCount('trial', 'pricing')),
    delivery('Partner portal and marketplace connectors', 'noor', byCount('partners', 'connectors')),
  ],
  'OBJ-11': [
    delivery('Invoicing on the job queue', 'adaeze', byCount('queue')),
    delivery('Usage-based pricing for all customers', 'lena', byPoints('usage')),
  ],
  'OBJ-12': [
    delivery('Seven onboarding steps measured', 'ruben', byCount('analytics')),
    {
      name: 'Customers whose way to the first invoice is known',
      owner: 'noor',
      horizon: 'operational',
      baseline: 0,
      goal: 90,
      unit: '%',
      measure: measured(
        0,
        { pace: 0.9, confidence: 'medium', note: 'Invited people are missing.' },
        { pace: 0.8, confidence: 'medium', note: 'Invited people are in. The mobile app is not.' },
      ),
    },
  ],
};
