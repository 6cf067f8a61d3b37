import type { CallOutput } from '../../../src/contract/calls';
import type { CheckInDueView, CheckInView, StandingView } from '../../../src/contract/check-in-views';
import { CYCLES, ME, TERMS, lineOf, targetOf } from './company';
import { NOW } from './views';

/** Check-ins are asked for monthly, and this month's is still to come. */
export const dueOn = (dueBy: string, changed: Partial<CheckInDueView> = {}): CheckInDueView => ({
  asked: 'asked',
  every: 'monthly',
  from: null,
  locked: false,
  dueBy,
  isOpen: true,
  overdueSince: null,
  missed: 0,
  isDueThisWeek: false,
  ...changed,
});

export const standing = (target: string, changed: Partial<StandingView> = {}): StandingView => ({
  target,
  last: '2026-10-31',
  due: dueOn('2026-11-30'),
  impediments: [],
  more: 0,
  ...changed,
});

const said = (at: string, value: number): CheckInView => ({
  at,
  value,
  automatic: false,
  confidence: 'medium',
  note: 'The new import flow is live for a third of sign-ups.',
  impediments: [],
  by: ME,
});

/** What has been said of the value of a metric, newest first. */
export const CHECK_INS: readonly CheckInView[] = [
  {
    ...said('2026-10-31', 4.6),
    confidence: 'high',
    note: 'Two thirds of sign-ups; the rest follows in November.',
    impediments: [{ text: 'Spreadsheet import still needs a person' }],
  },
  said('2026-09-30', 4.9),
];

const IN_THE_WAY = { text: 'Spreadsheet import still needs a person', at: '2026-10-31', by: ME };

/** How the calls about check-ins are answered. */
export const CHECK_IN_ANSWERS = {
  getRhythm: (): CallOutput<'getRhythm'> => ({ every: 'monthly', locked: false, from: null }),
  getCheckIns: ({ target }: { readonly target: string }): CallOutput<'getCheckIns'> => {
    const view = targetOf(target);
    const isWork = view.measure.type === 'completion';
    return {
      now: NOW,
      target: view,
      checkIns: CHECK_INS.map((one) => (isWork ? { ...one, automatic: true, value: 31, impediments: [] } : one)),
      standing: standing(target, { impediments: isWork ? [] : [IN_THE_WAY] }),
      since: isWork
        ? {
            day: '2026-10-31',
            parts: [
              { kind: 'completed', count: 5 },
              { kind: 'added', count: 2 },
              { kind: 'reopened', count: 1 },
            ],
          }
        : null,
    };
  },
  recordCheckIn: () => ({ changed: true }),
  withdrawCheckIn: () => ({ removed: true }),
  putBackCheckIn: () => ({ changed: true }),
  listCheckInHistory: (): CallOutput<'listCheckInHistory'> => ({
    versions: [
      {
        versionId: '8639999999999999:two',
        at: '2026-11-02T09:00:00.000Z',
        by: ME,
        deed: 'changed',
        changes: [{ day: '2026-10-31', before: said('2026-10-31', 4.7), after: said('2026-10-31', 4.6) }],
      },
      {
        versionId: '8639999999999999:one',
        at: '2026-08-31T09:00:00.000Z',
        by: ME,
        deed: 'withdrawn',
        changes: [{ day: '2026-08-31', before: said('2026-08-31', 5.1), after: null }],
      },
    ],
    cursor: null,
  }),
  resolveImpediment: () => ({ changed: true }),
  reopenImpediment: () => ({ changed: true }),
  getMyLine: (): CallOutput<'getMyLine'> => ({
    now: NOW,
    me: ME,
    cycle: CYCLES[0] ?? null,
    terms: TERMS,
    targets: ['TGT-20', 'TGT-14'].map((key, index) => {
      const target = targetOf(key);
      return {
        target,
        isOwner: index === 0,
        isShown: true,
        line: lineOf(target.objective),
        standing: standing(key, {
          due: dueOn('2026-11-22', {
            every: 'weekly',
            isDueThisWeek: true,
            ...(index === 0 ? { overdueSince: '2026-11-15', missed: 1 } : {}),
          }),
        }),
        record: { asked: 11, made: 9, checkIns: index === 0 ? [...CHECK_INS] : [] },
      };
    }),
    more: 0,
    work: {
      objectives: [
        {
          key: 'OBJ-3',
          name: 'Enterprise-ready platform',
          level: 'team',
          cycle: 'FY26',
          count: 7,
          issues: [{ key: 'PLAT-131', summary: 'Accept SAML responses signed with SHA-512' }],
        },
      ],
      unaligned: { count: 1, issues: [{ key: 'OPS-7', summary: 'Renew the certificate' }] },
      looked: 8,
      isCut: false,
    },
    impediments: {
      raised: [{ ...IN_THE_WAY, target: 'TGT-20', name: targetOf('TGT-20').name }],
      asked: [
        {
          issue: 'PLAT-140',
          summary: 'Security review of the import',
          helper: ME,
          at: '2026-11-10',
          by: 'u-novak',
          target: 'TGT-15',
          name: targetOf('TGT-15').name,
        },
      ],
      more: 0,
    },
  }),
  listStandings: ({ targets }: { readonly targets: readonly string[] }): CallOutput<'listStandings'> => ({
    now: NOW,
    standings: targets.map((target) => standing(target)),
  }),
};
