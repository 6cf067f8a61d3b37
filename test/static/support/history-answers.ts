import type { CallInput, CallOutput } from '../../../src/contract/calls';
import { targetOf } from './company';
import { NOW } from './views';

type Told =
  'getChanges' | 'getWorkOfObjective' | 'getCommittedScope' | 'getHistory' | 'explainIssue' | 'suggestTargets';

/** What the app would say of a target's past, and of the work behind it. */
export const HISTORY_ANSWERS: { readonly [N in Told]: (input: CallInput<N>) => CallOutput<N> } = {
  explainIssue: () => ({
    now: NOW,
    issue: { id: '10501', key: 'PLAT-120', summary: 'Single sign-on' },
    state: 'leaf',
    resolution: null,
    children: 0,
    weight: 1,
    weighBy: 'count',
    share: 0.25,
    ways: [
      { linkNo: 1, kind: 'issue', jql: null, through: [{ key: 'PLAT-100', summary: 'Enterprise sign-in' }, null] },
      { linkNo: 2, kind: 'jql', jql: null, through: [] },
    ],
  }),
  suggestTargets: () => ({ suggestions: [] }),
  getChanges: ({ from, to, scope }) => ({
    now: NOW,
    changes: {
      from: { day: from, actual: 52 },
      to: { day: to ?? NOW.slice(0, 10), actual: 58 },
      parts: [
        { kind: 'completed', count: 9, effect: 9.25 },
        { kind: 'progressed', count: 3, effect: 0 },
        { kind: 'reopened', count: 1, effect: -1.5 },
        { kind: 'added', count: 2, effect: -1.75 },
      ],
      issues: [
        {
          id: '10200',
          key: 'PLAT-131',
          summary: 'Accept SAML responses signed with SHA-512',
          moves: [{ kind: 'completed', effect: 1.25 }],
        },
        {
          id: '10201',
          key: 'PLAT-132',
          summary: 'Show who changed a role in the audit log',
          moves: [{ kind: 'reopened', effect: -1.5 }],
        },
        {
          id: '10203',
          key: 'PLAT-134',
          summary: 'Map directory groups to roles',
          moves: [{ kind: 'progressed', effect: 0 }],
        },
      ],
      hidden: { count: 1, moves: [{ kind: 'completed', effect: 4 }] },
      more: {
        count: 11,
        moves: [
          { kind: 'completed', effect: 4 },
          { kind: 'added', effect: -1.75 },
        ],
      },
      ofNoIssue: [],
      earliest: '2025-11-01',
      first: '2026-02-01',
      rebuilt: true,
      isStopped: false,
      isUnknown: to !== undefined && to < '2025-11-01',
      committed:
        scope === 'committed' ? { at: '2026-02-01T09:00:00.000Z', total: 40, isExact: false, outside: 7 } : null,
    },
  }),
  getCommittedScope: ({ target }) => ({
    now: NOW,
    scope:
      targetOf(target).baselineScope === null
        ? null
        : {
            at: '2026-02-01T09:00:00.000Z',
            total: 40,
            left: 2,
            leftDone: 1,
            later: 7,
            actual: 47,
            progress: 0.47,
            reason: null,
            line: [
              { day: '2026-02-01', actual: 30 },
              { day: '2026-03-02', actual: 47 },
            ],
            isExact: true,
          },
  }),
  getWorkOfObjective: () => ({ now: NOW, targets: 3, total: 412, done: 120, shared: 18 }),
  getHistory: ({ target }) => ({
    now: NOW,
    days: targetOf(target).result.trend.map(({ day, actual }) => ({ day, actual, done: null, total: null })),
    first: '2026-02-01',
    rebuilt: true,
    isStopped: false,
    forecast: null,
  }),
};
