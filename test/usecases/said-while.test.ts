import type { FaultRule } from '../host/platform/faults';
import { FIRST_FILE, FIRST_STRATEGY, ISSUES } from '../support/life/company';
import { changeInAMinute } from '../support/life/a-minute';
import { beginLife, type Life } from '../support/life/live';
import { differencesNow } from '../support/life/truth';
import { withQuickPauses } from '../support/quick-pauses';
import { openSite, withStrategy, type TestIssue, type TestSite } from '../support/site';

const MINUTE_MS = 60_000;

interface Aged {
  readonly key: string;
  readonly isOwned: boolean;
}

/** What a page says that it knows to be right: the keys of targets and objectives that are neither stale nor incomplete. */
async function ownedBy(site: TestSite): Promise<ReadonlySet<string> | string> {
  const answer = await site.call('strategy', 'getStrategy', {});
  // No number, no wrong number: the page says that it cannot be had, and when to ask again.
  if (!answer.ok) return answer.code;
  const targets = answer.data.targets.map(({ key, result }): Aged => ({
    key,
    isOwned: result.complete && result.staleSince === null,
  }));
  const objectives = answer.data.objectives.map(({ key, roll }): Aged => ({
    key,
    isOwned: roll.incomplete !== true && roll.staleSince === undefined,
  }));
  return new Set([...targets, ...objectives].flatMap(({ key, isOwned }) => (isOwned ? [key] : [])));
}

interface Look {
  readonly minute: number;
  readonly wrong: readonly string[];
  readonly unsaid: readonly string[];
  readonly refused: string | null;
}

/** What is wrong now, by the oracle, and what of it nobody is told. Both objectives stand above every target. */
async function look({ site, strategy }: Life, rules: readonly FaultRule[], minute: number): Promise<Look> {
  const owned = await ownedBy(site);
  // The oracle asks Jira itself.
  site.host.setFaults([]);
  const lines = await differencesNow(site, strategy);
  site.host.setFaults([...rules]);
  const wrong = [...new Set(lines.map((line) => line.split(/[:.]/)[0] ?? ''))];
  if (typeof owned === 'string') return { minute, wrong, unsaid: [], refused: owned };
  const above = wrong.length === 0 ? [] : ['OBJ-1', 'OBJ-2'];
  return { minute, wrong, unsaid: [...wrong, ...above].filter((key) => owned.has(key)), refused: null };
}

/** What the log says of a fault of the platform or of Jira. */
const TOLD = /jira-busy|wake-refused|storage-failed|waiting-unknown|work-failed/;

/** What the file for support lists of what has failed. */
async function listedIn(site: TestSite): Promise<readonly string[]> {
  const { file } = await site.data('settings', 'getDiagnostics', {});
  const { errors } = file as { errors: ReadonlyArray<{ call: string; kind: string }> };
  return [...new Set(errors.map(({ call, kind }) => `${call} ${kind}`))].sort();
}

interface Story {
  readonly hoursAfter: number;
  readonly begin?: () => Promise<Life>;
  readonly deed?: (site: TestSite) => Promise<void>;
}

async function liveThrough(
  rules: readonly FaultRule[],
  minutes: readonly number[],
  { hoursAfter, begin = beginLife, deed = changeInAMinute }: Story,
) {
  const life = await begin();
  const { site } = life;
  try {
    // Past the first looks of the clock.
    await site.host.advance({ byMs: 12 * MINUTE_MS });
    site.host.setFaults([...rules]);
    await deed(site);
    const looks: Look[] = [];
    let at = 0;
    for (const minute of minutes) {
      await site.host.advance({ byMs: (minute - at) * MINUTE_MS });
      at = minute;
      looks.push(await look(life, rules, minute));
    }
    const logged = site.host.logs().flatMap(({ text }) => TOLD.exec(text) ?? []);
    site.host.setFaults([]);
    const listed = await listedIn(site);
    await site.host.advance({ byMs: hoursAfter * 60 * MINUTE_MS });
    await site.host.settle();
    const after = { wrong: await differencesNow(site, life.strategy), owned: await ownedBy(site) };
    return { looks, logged, listed, after };
  } finally {
    await site.close();
  }
}

const ALL = ['TGT-TOP', 'TGT-EPIC', 'TGT-FLAT', 'TGT-JQL', 'TGT-WIDE', 'TGT-SUM', 'OBJ-1', 'OBJ-2'];
const jira = (match: string, action: FaultRule['action']): readonly FaultRule[] => [{ target: 'jira', match, action }];
const kvs = (match: string, action: '429' | '500' | 'timeout'): readonly FaultRule[] => [
  { target: 'kvs', match, action },
];

/** What holds work up, and what the file for support then lists. */
const HELD_UP: Readonly<Record<string, readonly [readonly FaultRule[], ...string[]]>> = {
  'Jira asks to wait, with and without Retry-After': [jira('bulkfetch', '429'), 'work jira-busy'],
  'Jira fails': [jira('bulkfetch', '500'), 'work jira-busy'],
  'Jira does not answer in time': [jira('bulkfetch', 'timeout'), 'work jira-busy'],
  'Jira cannot say which scopes match': [jira('jql/match', '500'), 'work jira-busy'],
  'Jira loads only some of the issues': [
    jira('bulkfetch', 'partial'),
    'work:check IssuesLeftOut',
    'work:issues IssuesLeftOut',
  ],
  'the quota is used up': [jira('bulkfetch', 'quota'), 'work quota-busy'],
  'the queue refuses every message': [[{ target: 'queue', match: 'push', action: '429' }], 'queue wake-refused'],
  'storage does not say what waits': [kvs('query', '500'), 'storage storage-failed'],
  'storage refuses to say what waits': [kvs('query', '429'), 'storage storage-failed'],
  'storage takes no transaction': [kvs('transaction', '500'), 'storage storage-failed'],
  'storage does not answer transactions in time': [kvs('transaction', 'timeout'), 'storage storage-failed'],
};

let slowAgain: () => void;
beforeAll(() => {
  slowAgain = withQuickPauses();
});
afterAll(() => slowAgain());

const RIGHT = { wrong: [], owned: new Set(ALL) };

describe('every number that is wrong says so, and so does what stands above it, while', () => {
  it.each(Object.entries(HELD_UP))(
    '%s',
    async (_name, [rules, ...failures]) => {
      const { looks, logged, listed, after } = await liveThrough(rules, [1, 5, 14, 22], { hoursAfter: 2 });
      expect(looks.map(({ unsaid }) => unsaid)).toEqual([[], [], [], []]);
      // The fault struck: something was wrong at the first look.
      expect(looks[0]?.wrong).not.toEqual([]);
      expect(logged).not.toEqual([]);
      expect(listed).toEqual(failures);
      expect(after).toEqual(RIGHT);
    },
    120_000,
  );
});

/** More work in the scopes than one page of a search shows. */
const MANY: readonly TestIssue[] = Array.from({ length: 130 }, (_, at) => ({
  id: 5_000 + at,
  key: `ONE-${5_000 + at}`,
  parent: 'ONE-3',
  components: ['Core'],
  ...(at % 3 === 0 ? { category: 'done' as const } : {}),
}));

async function largeLife(): Promise<Life> {
  const site = await openSite([...ISSUES, ...MANY]);
  await withStrategy(site, FIRST_FILE);
  return { site, strategy: FIRST_STRATEGY };
}

/** Everything is read anew, so that numbers come from searches. */
async function readAll(site: TestSite): Promise<void> {
  await changeInAMinute(site);
  await site.data('settings', 'readEverything', {});
}

describe('every number that was read from an answer which is not whole says so, and so does what stands above it, while', () => {
  it.each<[string, readonly FaultRule[]]>([
    ['Jira cuts its searches short with a warning', jira('search/jql', 'truncated')],
    ['Jira names no next page of its searches', jira('search/jql', 'lost-page')],
  ])(
    '%s',
    async (_name, rules) => {
      const story = { hoursAfter: 7, begin: largeLife, deed: readAll };
      const { looks, after } = await liveThrough(rules, [1, 5, 14, 22], story);
      expect(looks.map(({ unsaid }) => unsaid)).toEqual([[], [], [], []]);
      expect(looks[0]?.wrong).not.toEqual([]);
      expect(after).toEqual(RIGHT);
    },
    120_000,
  );
});

/** Answers that lag behind and do not say so: nobody can know, and the next look of the clock puts it right. */
const LATE: ReadonlyArray<[string, readonly FaultRule[], number]> = [
  ['lists of storage lag by 40 seconds', [{ target: 'kvs', action: 'lag', seconds: 40 }], 6],
  ['searches and matches of Jira lag by a minute', [{ target: 'jira', action: 'lag', seconds: 60 }], 10],
];

describe('every number is right within minutes, and none stays wrong unsaid for longer, though', () => {
  it.each(LATE)(
    '%s',
    async (_name, rules, bound) => {
      const { looks, after } = await liveThrough(rules, [0.5, bound, 14, 22], { hoursAfter: 2 });
      expect(looks[0]?.wrong).not.toEqual([]);
      expect(looks.slice(1).map(({ wrong, refused }) => ({ wrong, refused }))).toEqual(
        looks.slice(1).map(() => ({ wrong: [], refused: null })),
      );
      expect(after).toEqual(RIGHT);
    },
    120_000,
  );
});

/** Faults in which nothing can be written, or nobody notices that something is missing. */
const UNNOTICED: Readonly<Record<string, readonly FaultRule[]>> = {
  'storage is read and takes no write': [...kvs('transaction', '500'), ...kvs('set', '500')],
  'a minute of writes is used up, again and again': [...kvs('transaction', '429'), ...kvs('set', '429')],
  'every message of the queue is lost': [{ target: 'queue', action: 'drop' }],
  'Jira finds nothing that has changed, and no event comes': [
    { target: 'event', action: 'drop' },
    ...jira('search/jql', '500'),
  ],
};

describe('where nothing can be written down, every number says since when nobody has looked, eleven minutes after that, though', () => {
  it.each(Object.entries(UNNOTICED))(
    '%s',
    async (_name, rules) => {
      // Of a deletion that no event told of the walk through all issues learns within a day.
      const { looks, after } = await liveThrough(rules, [5, 12, 22], { hoursAfter: 25 });
      expect(looks[0]?.wrong).not.toEqual([]);
      expect(looks.slice(1).map(({ unsaid, refused }) => ({ unsaid, refused }))).toEqual([
        { unsaid: [], refused: null },
        { unsaid: [], refused: null },
      ]);
      expect(after).toEqual(RIGHT);
    },
    120_000,
  );
});
