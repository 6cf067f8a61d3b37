import type { CallName } from '../../src/contract/calls';
import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

/**
 * Every call by every kind of person. `admin` administers Jira; `manager` was granted the permission to manage strategy;
 * `owner` owns every target, `delegate` stands in for them; `user` owns nothing. They may browse and edit every project,
 * `outsider` only TWO; OBJ-2 and with it every target is restricted to all of these, and so hidden from `shutOut`.
 * `confluence` has no Jira; `anonymous` is not logged in. Issue 1001 is in project ONE.
 */
const ACTORS = {
  admin: ADMIN,
  manager: 'manager@example.com',
  owner: 'owner@example.com',
  delegate: 'delegate@example.com',
  user: USER,
  outsider: 'outsider@example.com',
  shutOut: 'shut-out@example.com',
  confluence: 'wiki@example.com',
  anonymous: undefined,
} as const;
type Actor = keyof typeof ACTORS;
type Row = Readonly<Record<Actor, string>>;

const JIRA = { admin: 'ok', manager: 'ok', owner: 'ok', delegate: 'ok', user: 'ok', outsider: 'ok', shutOut: 'ok' };
const READ: Row = { ...JIRA, confluence: '403', anonymous: '403' };
const ISSUE: Row = { ...READ, outsider: 'not-found' };
const OWN: Row = { ...READ, user: 'forbidden', outsider: 'forbidden', shutOut: 'forbidden' };
const MANAGE: Row = { ...OWN, owner: 'forbidden', delegate: 'forbidden' };
/** The same about a target: to those who may not see it, it is not there. */
const ofTarget = (row: Row): Row => ({ ...row, shutOut: 'not-found' });
/** A save that names something that is not there has a mistake. */
const OWN_TARGET: Row = { ...OWN, shutOut: 'invalid' };
const ADMINISTER: Row = { ...MANAGE, manager: 'forbidden' };
/** A macro opens to whoever may see the page; the app itself says what they lack. */
const MACRO: Row = { ...JIRA, confluence: 'no-jira-access', anonymous: 'unauthenticated' };

const SETTINGS = {
  excludedResolutions: ['Duplicate'],
  credit: { new: 0, indeterminate: 0.5, done: 1 },
  pointsField: null,
  terms: { organization: 'Priority', 'business-unit': 'Unit', team: 'Team', individual: 'Person' },
};

const owner = '712020:owner';
const delegates = ['712020:delegate'];
const METRIC = {
  measure: { type: 'metric', take: 'latest' },
  baseline: 30,
  goal: 60,
  unit: 'points',
  owner,
  delegates,
};
const SHOWN = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { owner, delegates } },
  { key: 'TGT-2', links: [], extra: METRIC },
  { key: 'TGT-3', links: [], extra: METRIC },
]);
/** OBJ-2 for everybody here but one. */
const restrictedTo = (accounts: readonly string[]) => ({
  ...strategyOf([]),
  objectives: [
    {
      key: 'OBJ-2',
      name: 'Enterprise-ready platform',
      cycle: 'FY21',
      level: 'team',
      restrictedTo: { accounts, groups: [] },
    },
  ],
});
const CYCLE = { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' };
const OBJECTIVE = { key: 'OBJ-9', name: 'Halve time to value', cycle: 'FY21', level: 'team', parent: 'OBJ-1' };
const TARGET = {
  ...METRIC,
  key: 'TGT-3',
  objective: 'OBJ-2',
  name: 'Target TGT-3',
  horizon: 'strategic',
  start: '2021-01-01',
  due: '2021-12-31',
};
const CHECK_IN = { target: 'TGT-2', at: '2021-03-31', value: 41, impediments: [{ text: 'Audit' }] };
const IMPEDIMENT = { target: 'TGT-2', at: '2021-03-31', subject: 'Audit' };

interface Made {
  readonly module: string;
  readonly name: CallName;
  /** The payload; one that creates something differs from actor to actor. */
  readonly input: unknown;
  readonly row: Row;
}
const made = (module: string, name: CallName, input: unknown, row: Row): Made => ({ module, name, input, row });

/** Calls about an import that does not exist are answered, but with what is wrong. */
const noImport: Row = { ...MANAGE, admin: 'not-found', manager: 'not-found' };

/** A version that does not exist is told to those who might put one back. */
const NO_VERSION: Row = { ...OWN_TARGET, admin: 'invalid', manager: 'invalid', owner: 'invalid', delegate: 'invalid' };
/** What nobody began is there for nobody. */
const NOT_BEGUN: Row = {
  ...READ,
  admin: 'not-found',
  manager: 'not-found',
  owner: 'not-found',
  delegate: 'not-found',
  user: 'not-found',
  outsider: 'not-found',
  shutOut: 'not-found',
};
/** A link that does not exist is told to those who might take it away. */
const NO_LINK: Row = {
  ...ofTarget(OWN),
  admin: 'not-found',
  manager: 'not-found',
  owner: 'not-found',
  delegate: 'not-found',
};
const CHOSEN = { backupOf: '', removesAdded: false, opensClosed: false, reason: '' };
/** There is no cycle to carry into. */
const CARRIED = {
  from: 'FY21',
  to: 'FY29',
  objectives: ['OBJ-1'],
  targets: [],
  mode: 'reset',
  withLinks: true,
};
const NOWHERE: Row = { ...MANAGE, admin: 'invalid', manager: 'invalid' };

const MATRIX: readonly Made[] = [
  made('alignment', 'getAlignment', { issueId: '1001' }, ISSUE),
  made('alignment', 'explainIssue', { target: 'TGT-1', issueId: '1001' }, ofTarget(ISSUE)),
  made('alignment', 'suggestTargets', { issueId: '1001' }, ISSUE),
  made('alignment', 'searchTargets', { text: 'target' }, READ),
  made('alignment', 'linkIssue', { target: 'TGT-1', issueId: '1002' }, ofTarget(ISSUE)),
  made('alignment', 'unlinkIssue', { target: 'TGT-1', issueId: '1002' }, ofTarget(ISSUE)),
  made('alignment', 'refreshTarget', { target: 'TGT-1' }, ofTarget(READ)),
  made('alignment', 'getCheckIns', { target: 'TGT-2' }, ofTarget(READ)),
  made('alignment', 'recordCheckIn', { checkIn: CHECK_IN }, OWN_TARGET),
  made('alignment', 'resolveImpediment', IMPEDIMENT, OWN_TARGET),
  made('strategy', 'openStrategy', {}, READ),
  made('strategy', 'getStrategy', {}, READ),
  made('strategy', 'getHealth', {}, READ),
  made('strategy', 'getTranslation', { cycle: 'FY21' }, READ),
  made('strategy', 'previewCycle', { cycle: 'FY21' }, READ),
  made('strategy', 'commitCycle', { cycle: 'FY21', rev: 9 }, { ...MANAGE, admin: 'stale', manager: 'stale' }),
  made('strategy', 'closeCycle', { cycle: 'FY21', rev: 9 }, { ...MANAGE, admin: 'stale', manager: 'stale' }),
  made('strategy', 'reopenCycle', { cycle: 'FY21', rev: 9, reason: 'Wrong' }, { ...ADMINISTER, admin: 'stale' }),
  made('strategy', 'previewCarry', CARRIED, NOWHERE),
  made('strategy', 'carryForward', CARRIED, NOWHERE),
  made('strategy', 'undoCarry', CARRIED, noImport),
  made('strategy', 'getCarryUndo', { undoId: 'none' }, NOT_BEGUN),
  made('strategy', 'saveCycle', (nth: number) => ({ cycle: { ...CYCLE, key: `FY22-${nth}` }, rev: null }), MANAGE),
  made(
    'strategy',
    'saveObjective',
    (nth: number) => ({ objective: { ...OBJECTIVE, key: `OBJ-9${nth}` }, rev: null }),
    MANAGE,
  ),
  made('strategy', 'saveTarget', { target: TARGET, rev: 1 }, OWN_TARGET),
  made('strategy', 'saveMany', { entries: [{ kind: 'target', entry: TARGET, rev: 1 }] }, OWN_TARGET),
  made('strategy', 'recordCheckIn', { checkIn: CHECK_IN }, OWN_TARGET),
  made('strategy', 'getCheckIns', { target: 'TGT-2' }, ofTarget(READ)),
  made('strategy', 'resolveImpediment', { ...IMPEDIMENT, note: 'Reviewed' }, OWN_TARGET),
  made('strategy', 'reopenImpediment', IMPEDIMENT, OWN_TARGET),
  made('strategy', 'listStandings', { targets: ['TGT-1', 'TGT-2'] }, READ),
  made('strategy', 'getMyLine', {}, READ),
  made('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-30' }, OWN_TARGET),
  made('strategy', 'putBackCheckIn', { target: 'TGT-2', version: `${'0'.repeat(16)}:none` }, NO_VERSION),
  made('strategy', 'listCheckInHistory', { target: 'TGT-2' }, ofTarget(READ)),
  made('strategy', 'getTarget', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'getCounting', { kind: 'target', key: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'getCounting', { kind: 'objective', key: 'OBJ-1' }, READ),
  made('strategy', 'getRhythm', { under: 'OBJ-1', level: 'team' }, READ),
  made('strategy', 'listLeaves', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'explainIssue', { target: 'TGT-1', issueId: '1001' }, ofTarget(ISSUE)),
  made(
    'strategy',
    'addLink',
    (nth: number) => ({
      target: 'TGT-1',
      work: { kind: 'jql', jql: `project = TWO AND created > "2021-01-0${nth + 1}"` },
    }),
    MANAGE,
  ),
  made('strategy', 'addLink', { target: 'TGT-1', work: { kind: 'issue', key: 'ONE-1' } }, ofTarget(ISSUE)),
  made('strategy', 'changeLink', { target: 'TGT-1', no: 1, weight: 0.5 }, ofTarget(OWN)),
  made('strategy', 'removeLink', { target: 'TGT-1', no: 99 }, NO_LINK),
  made('strategy', 'previewAlignOnly', { target: 'TGT-1', besides: ['TGT-2'] }, ofTarget(OWN_TARGET)),
  made('strategy', 'alignOnly', { target: 'TGT-1', besides: ['TGT-2'] }, ofTarget(NO_VERSION)),
  made('strategy', 'tryScope', { jql: 'project = TWO' }, MANAGE),
  made('strategy', 'suggestWork', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'getChanges', { target: 'TGT-1', from: '2021-06-01' }, ofTarget(READ)),
  made('strategy', 'getWorkOfObjective', { objective: 'OBJ-2' }, ofTarget(READ)),
  made('strategy', 'getCommittedScope', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'getHistory', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'refreshTarget', { target: 'TGT-1' }, ofTarget(READ)),
  made('strategy', 'previewMeasure', { entry: TARGET }, ofTarget(OWN)),
  made('strategy', 'previewEdit', { entries: [{ kind: 'target', entry: TARGET, rev: 1 }] }, OWN_TARGET),
  made('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' }, ofTarget(READ)),
  made(
    'strategy',
    'affirm',
    { kind: 'target', key: 'TGT-2' },
    ofTarget({ ...OWN, admin: 'forbidden', manager: 'forbidden' }),
  ),
  made('strategy', 'copyEntry', { kind: 'target', key: 'TGT-3', name: 'Again' }, ofTarget(MANAGE)),
  // Whoever may change it may try; what they did not make stays.
  made('strategy', 'undoCopy', { kind: 'target', key: 'TGT-1', targets: [] }, ofTarget(OWN)),
  made('strategy', 'getViews', {}, READ),
  made('strategy', 'saveViews', { isShared: false, rev: 0, views: [] }, READ),
  made('strategy', 'saveViews', (nth: number) => ({ isShared: true, rev: nth, views: [] }), MANAGE),
  made('settings', 'getSettings', {}, MANAGE),
  made('settings', 'saveSettings', { settings: SETTINGS }, MANAGE),
  made('settings', 'importStrategy', { file: strategyOf([]) }, MANAGE),
  made('settings', 'previewImport', { file: strategyOf([]) }, MANAGE),
  made('settings', 'beginImport', {}, MANAGE),
  made('settings', 'putImportPart', { importId: 'none', index: 0, text: '{}' }, noImport),
  made('settings', 'commitImport', { importId: 'none', parts: 1 }, noImport),
  made('settings', 'importStatus', { importId: 'none' }, noImport),
  made('settings', 'previewRestore', { importId: 'none', parts: 1 }, { ...ADMINISTER, admin: 'not-found' }),
  made('settings', 'commitRestore', { importId: 'none', parts: 1, ...CHOSEN }, { ...ADMINISTER, admin: 'not-found' }),
  made('settings', 'exportStrategy', {}, MANAGE),
  made('settings', 'listAudit', {}, MANAGE),
  made('settings', 'getDiagnostics', {}, ADMINISTER),
  made('settings', 'getBackground', {}, MANAGE),
  made('settings', 'getLastAnswer', {}, READ),
  made('settings', 'stopJob', { job: 'reading' }, MANAGE),
  made('settings', 'readEverything', {}, MANAGE),
  made('settings', 'breakGlass', { reason: 'An audit' }, ADMINISTER),
  made('settings', 'mendGlass', {}, ADMINISTER),
  made('strategy', 'mendGlass', {}, READ),
  made('alignment', 'mendGlass', {}, READ),
  made('strategy-table', 'mendGlass', {}, MACRO),
  made('strategy-table', 'getStrategyTable', { objectives: ['OBJ-1'] }, MACRO),
  made('strategy-table', 'listObjectives', {}, MACRO),
];

describe('every call by every kind of person', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite(
      [
        { id: 1001, key: 'ONE-1' },
        { id: 1002, key: 'ONE-2' },
        { id: 2001, key: 'TWO-1' },
      ],
      {
        users: [
          person('manager@example.com', '*', { groups: ['strategy-office'] }),
          person('owner@example.com', '*'),
          person('delegate@example.com', '*'),
          person('outsider@example.com', ['TWO']),
          person('shut-out@example.com', '*'),
          person('wiki@example.com', [], { jiraAccess: false }),
        ],
        grants: [{ permission: 'manage-strategy', groups: ['strategy-office'] }],
      },
    );
    await withStrategy(site, SHOWN);
    const accounts = Object.values(ACTORS)
      .filter((email) => email !== undefined && email !== ACTORS.shutOut)
      .map((email) => site.host.people.find(email ?? '')?.accountId ?? '');
    await withStrategy(site, restrictedTo(accounts));
  });
  afterAll(async () => site.close());

  /** `ok`, the code of the app's refusal, or the status with which the platform itself does not open the module. */
  async function outcome({ module, name, input }: Made, actor: Actor): Promise<string> {
    const payload: unknown =
      typeof input === 'function' ? (input as (nth: number) => unknown)(Object.keys(ACTORS).indexOf(actor)) : input;
    try {
      const answer = (await site.host.invoke(module, name, payload, ACTORS[actor])) as { ok: boolean; code?: string };
      return answer.ok ? 'ok' : String(answer.code);
    } catch (error) {
      return String((error as { status?: number }).status);
    }
  }

  it.each(MATRIX)('$module $name', async (call) => {
    const actors = Object.keys(ACTORS) as Actor[];
    const outcomes: Array<readonly [Actor, string]> = [];
    for (const actor of actors) outcomes.push([actor, await outcome(call, actor)]);
    expect(Object.fromEntries(outcomes)).toEqual(call.row);
  });

  it('takes the person from the platform and never from the payload or the page', async () => {
    const admin = site.host.people.find(ADMIN)?.accountId;
    const forged = await site.host.invoke('settings', 'getSettings', { accountId: admin }, USER, { accountId: admin });
    expect(forged).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('keeps calls of one audience from another', async () => {
    const answer = await site.host.invoke('alignment', 'exportStrategy', {}, ADMIN);
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('hides keys and titles of issues the person may not see, and counts them', async () => {
    const target = await site.data('strategy', 'getTarget', { target: 'TGT-1' }, 'outsider@example.com');
    expect(JSON.stringify(target)).not.toContain('ONE-');
    expect(target.hiddenLinks).toBe(1);
    const page = await site.data('strategy', 'listLeaves', { target: 'TGT-1' }, 'outsider@example.com');
    expect(page).toEqual({ leaves: [], hidden: 1, cursor: null });
  });
});

const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  0,
  'text',
  [],
  [1, 2],
  { issueId: {} },
  {
    issueId: '1001; DROP',
    target: 7,
    text: 5,
    file: 'x',
    settings: null,
    objectives: 'OBJ-1',
    importId: '../x',
    cycle: 3,
  },
  { target: 'a'.repeat(5_000), issueId: '9'.repeat(400), text: 'x'.repeat(5_000), objectives: Array(500).fill('x') },
  { __proto__: { polluted: true }, constructor: 'x', target: '__proto__', issueId: '__proto__' },
];

describe('payloads that make no sense', () => {
  it('are answered with a clear error by every call, and change nothing', async () => {
    const site = await openSite([{ id: 1001, key: 'ONE-1' }]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
    const before = JSON.stringify([...(await site.results()).keys()]);
    const unclear: unknown[] = [];
    for (const { module, name } of MATRIX) {
      for (const payload of GARBAGE) {
        const answer = (await site.host.invoke(module, name, payload, ADMIN)) as {
          ok: boolean;
          code?: string;
          message?: string;
          errorId?: string;
        };
        const isClear =
          answer.ok || (answer.code !== 'internal' && (answer.message ?? '') !== '' && (answer.errorId ?? '') !== '');
        if (!isClear) unclear.push([name, payload, answer]);
      }
    }
    expect(unclear).toEqual([]);
    await site.host.settle();
    expect(JSON.stringify([...(await site.results()).keys()])).toBe(before);
    await site.close();
  }, 60_000);
});
