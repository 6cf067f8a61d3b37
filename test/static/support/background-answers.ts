/** What the app has done by itself of late: a reading and an import are under way, Jira did not answer for a while. */
export const BACKGROUND_ANSWERS = {
  getLastAnswer: () => ({ now: '2026-11-28T10:00:00.000Z', at: '2026-11-28T08:40:00.000Z', quotaUntil: null }),
  getBackground: () => ({
    now: '2026-11-28T10:00:00.000Z',
    jobs: [
      { job: 'reading' as const, left: 12, of: 40, since: '2026-11-28T08:10:00.000Z' },
      { job: 'import' as const, left: 40, of: 100, since: null },
    ],
    failures: [
      {
        what: 'jira' as const,
        at: '2026-11-28T08:40:00.000Z',
        since: '2026-11-27T22:10:00.000Z',
        times: 6,
        errorId: 'e-jira',
      },
      {
        what: 'counting' as const,
        at: '2026-11-20T14:05:00.000Z',
        since: '2026-11-20T14:05:00.000Z',
        times: 1,
        errorId: 'e-counting',
      },
    ],
    points: {
      used: 1_204,
      perHour: 20_000,
      quotaUntil: null,
      waitsUntil: null,
      waitsFor: null,
      renewsAt: '2026-11-28T11:00:00.000Z',
    },
    checks: { recentUntil: '2026-11-28T09:55:00.000Z', lap: 0.25, lapEnded: null },
    drift: [
      { at: '2026-11-28T09:00:00.000Z', target: 'TGT-1', name: 'Sign-on', leaves: 2, foundBy: 'recent' as const },
    ],
    scopes: [{ target: 'TGT-2', name: 'Fixes', jql: 'created >= -7d', drifting: ['time' as const], points: 101 }],
  }),
  stopJob: () => ({ stopped: 12 }),
  readEverything: () => ({ targets: 17 }),
};
