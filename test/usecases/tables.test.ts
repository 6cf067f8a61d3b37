import { readTable } from '../../static/csv/read-table';
import { TABLE_KINDS } from '../../static/csv/tables';
import { writeTable } from '../../static/csv/write-table';
import { ADMIN, openSite, type TestIssue } from '../support/site';
import { aCheckIn, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';

const WORK: readonly TestIssue[] = [
  { id: 1, key: 'ONE-1', level: 1 },
  { id: 2, key: 'ONE-2', parent: 'ONE-1' },
];
const FILE = aFile({
  objectives: [
    anObjective({ name: '=HYPERLINK("x")', description: 'Zwei\nZeilen, "genau"' }),
    anObjective({ key: 'OBJ-2', parent: 'OBJ-1', level: 'team', alignedTo: [], name: '赢得企业市场' }),
  ],
  targets: [aTarget({ name: '-5 %, or better' }), aMetric({ objective: 'OBJ-2', name: 'زمن الاستجابة' })],
  links: [
    { target: 'TGT-1', issue: 'ONE-1', below: true },
    { target: 'TGT-1', jql: 'project = ONE AND issuetype in ("Story", Epic)' },
  ],
  checkIns: [
    aCheckIn({ note: '+1, "said" they', impediments: [{ issue: 'ONE-2', helper: 'ada' }, { text: '@home' }] }),
  ],
});

type Pages = Readonly<Record<string, unknown>>;
const isPages = (value: unknown): value is Pages => typeof value === 'object' && value !== null;
const withoutResults = (file: Pages): Pages => ({
  ...file,
  targets: (Array.isArray(file['targets']) ? file['targets'] : [])
    .filter(isPages)
    .map(({ result: _result, ...target }) => target),
});
const entriesIn = (file: Pages, section: string): readonly Pages[] => {
  const entries = file[section];
  return Array.isArray(entries) ? entries.filter(isPages) : [];
};
function tableOf(text: string, kind?: 'objectives' | 'targets'): Record<string, unknown> {
  const read = readTable(text, kind);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return { ...read.table.file };
}

it('tables of a strategy, imported on an empty site, give the same strategy; a second time they change nothing', async () => {
  const from = await openSite(WORK);
  const to = await openSite(WORK);
  try {
    await from.data('settings', 'importStrategy', { file: FILE }, ADMIN);
    const { file } = await from.data('settings', 'exportStrategy', {}, ADMIN);
    // Cycles have no table of their own.
    const cycles = aFile({ objectives: [], targets: [], links: [], checkIns: [] });
    await to.data('settings', 'importStrategy', { file: cycles }, ADMIN);
    const sums: number[] = [];
    for (const kind of [...TABLE_KINDS, ...TABLE_KINDS]) {
      const table = tableOf(writeTable(kind, file));
      const preview = await to.data('settings', 'previewImport', { file: table }, ADMIN);
      const { changed } = await to.data('settings', 'importStrategy', { file: table }, ADMIN);
      expect(preview.changed).toEqual(changed);
      sums.push(Object.values(changed).reduce((all, count) => all + count, 0));
    }
    expect(sums).toEqual([2, 4, 1, 0, 0, 0]);
    const again = await to.data('settings', 'exportStrategy', {}, ADMIN);
    expect(withoutResults(again.file)).toEqual(withoutResults(file));
  } finally {
    await from.close();
    await to.close();
  }
});

it('a table of targets without links leaves the links alone', async () => {
  const site = await openSite(WORK);
  try {
    await site.data('settings', 'importStrategy', { file: FILE }, ADMIN);
    const before = await site.data('settings', 'exportStrategy', {}, ADMIN);
    const file = tableOf(
      'key,objective,name,measure,weighBy,baseline,goal,unit,start,due\nTGT-1,OBJ-1,Renamed,completion,count,0,100,%,2021-01-01,2021-12-31\n',
    );
    const { changed } = await site.data('settings', 'importStrategy', { file }, ADMIN);
    expect(changed).toEqual({ cycles: 0, objectives: 0, targets: 1, links: 0, checkIns: 0, settings: 0 });
    const after = await site.data('settings', 'exportStrategy', {}, ADMIN);
    expect(after.file['links']).toEqual(before.file['links']);
  } finally {
    await site.close();
  }
});

it('a table changes the columns that it has, of things that are there', async () => {
  const site = await openSite(WORK);
  const changedBy = async (table: string, kind?: 'objectives' | 'targets') =>
    (await site.data('settings', 'importStrategy', { file: tableOf(table, kind) }, ADMIN)).changed;
  const exported = async () => withoutResults((await site.data('settings', 'exportStrategy', {}, ADMIN)).file);
  try {
    await site.data('settings', 'importStrategy', { file: FILE }, ADMIN);
    const before = await exported();
    const [none, one] = [{ cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 }, 1];
    expect(await changedBy('key,name\nOBJ-1,Renamed\nOBJ-2,赢得企业市场\n', 'objectives')).toEqual({
      ...none,
      objectives: one,
    });
    expect(await changedBy('key,goal,weighBy\nTGT-1,90,points\nTGT-2,,\n')).toEqual({ ...none, targets: one });
    expect(await exported()).toEqual({
      ...before,
      objectives: entriesIn(before, 'objectives').map((entry) =>
        entry['key'] === 'OBJ-1' ? { ...entry, name: 'Renamed' } : entry,
      ),
      targets: entriesIn(before, 'targets').map((entry) =>
        entry['key'] === 'TGT-1' ? { ...entry, goal: 90, measure: { type: 'completion', weighBy: 'points' } } : entry,
      ),
    });
  } finally {
    await site.close();
  }
});

it('a table says of what is new everything that a new thing needs, or changes nothing', async () => {
  const site = await openSite(WORK);
  try {
    await site.data('settings', 'importStrategy', { file: FILE }, ADMIN);
    const file = tableOf('key,name,level\nOBJ-1,Renamed,\nOBJ-77,New,team\n');
    const answer = await site.call('settings', 'importStrategy', { file }, ADMIN);
    expect(answer).toMatchObject({
      ok: false,
      code: 'invalid',
      details: [
        {
          path: 'objectives[1].cycle',
          message:
            'cycle is missing. There is no objective OBJ-77 on the site, and a new one needs name, cycle and level.',
        },
      ],
    });
    const before = await site.data('settings', 'exportStrategy', {}, ADMIN);
    expect(entriesIn(before.file, 'objectives').map(({ name }) => name)).toEqual(['=HYPERLINK("x")', '赢得企业市场']);
  } finally {
    await site.close();
  }
});

it('a preview changes nothing, also of a file in parts', async () => {
  const site = await openSite(WORK);
  try {
    const { importId } = await site.data('settings', 'beginImport', {}, ADMIN);
    const text = JSON.stringify(FILE);
    await site.data('settings', 'putImportPart', { importId, index: 0, text: text.slice(0, 500) }, ADMIN);
    await site.data('settings', 'putImportPart', { importId, index: 1, text: text.slice(500) }, ADMIN);
    const preview = await site.data('settings', 'previewImport', { importId, parts: 2 }, ADMIN);
    expect(preview.changed).toEqual({ cycles: 1, objectives: 2, targets: 2, links: 2, checkIns: 1, settings: 0 });
    expect(preview.items.map(({ kind, key, name }) => `${kind} ${key ?? ''} ${name ?? ''}`)).toEqual([
      'cycle FY21 2021',
      'objective OBJ-1 =HYPERLINK("x")',
      'objective OBJ-2 赢得企业市场',
      'target TGT-1 -5 %, or better',
      'target TGT-2 زمن الاستجابة',
      'check-in TGT-2 زمن الاستجابة',
    ]);
    const { file } = await site.data('settings', 'exportStrategy', {}, ADMIN);
    expect([file['cycles'], file['objectives'], file['targets']]).toEqual([[], [], []]);
    const missing = await site.call('settings', 'previewImport', { importId, parts: 3 }, ADMIN);
    expect(missing).toMatchObject({ ok: false, code: 'not-found' });
  } finally {
    await site.close();
  }
});
