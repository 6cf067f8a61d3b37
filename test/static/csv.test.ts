import fc from 'fast-check';
import { cellText, textCell } from '../../static/csv/cells';
import { readTable, type TableResult } from '../../static/csv/read-table';
import { TABLE_KINDS } from '../../static/csv/tables';
import { templateOf, writeTable } from '../../static/csv/write-table';

/** The same wish in thirty languages, some of which run from right to left, join letters or use none. */
const LANGUAGES = [
  'Win the “enterprise” segment',
  'Gewinne das Unternehmensgeschäft – ä ö ü ß',
  'Conquérir le marché d’entreprise, çà et là',
  'Ganar el segmento de empresas, ¿no?',
  'Conquistar o segmento; já',
  'Vincere il segmento: perché no',
  'Win het segment "grote bedrijven"',
  'Vinn företagssegmentet, år för år',
  'Vinn bedriftsmarkedet, så klart',
  'Vind erhvervssegmentet, æ ø å',
  'Voita yrityssegmentti, hyvää',
  'Sigra fyrirtækjamarkaðinn, þ ð',
  'Zdobyć segment firm, łąćżź',
  'Získat segment firem, řžš',
  'Získať segment firiem, ľščť',
  'Megnyerni a vállalati piacot, őű',
  'Câștigă segmentul, ăîșț',
  'Спечели сегмента',
  'Завоевать корпоративный сегмент, ё',
  'Завоювати сегмент, їєґ',
  'Κερδίστε το τμήμα',
  'Kurumsal segmenti kazan, ğışİ',
  'كسب قطاع المؤسسات، الآن',
  'לזכות במגזר הארגוני',
  'برنده شدن در بخش سازمانی',
  'उद्यम खंड जीतें',
  'ชนะกลุ่มองค์กร',
  'Chinh phục phân khúc doanh nghiệp ở đây',
  '赢得企业市场，第一。',
  'エンタープライズ市場で勝つ「第一」',
  '엔터프라이즈 부문을 확보하다',
];
const AWKWARD = ['a,b', 'a;b', 'a\tb', 'say "no"', 'two\nlines', 'two\r\nlines', ' spaces ', '👩‍👩‍👧‍👦', "'", '"'];
const FORMULAS = [
  '=cmd|calc',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\n=x',
  "'=1",
  "''=1",
  '＝1',
  '=HYPERLINK("http://x")',
];

const objective = (key: string, name: string): Record<string, unknown> => ({
  key,
  name,
  description: name,
  cycle: 'FY21',
  level: 'team',
  parent: null,
  alignedTo: [],
  owner: null,
  delegates: [],
  status: 'active',
  weight: 1,
  order: 0,
  perspective: null,
  closing: null,
  cadence: null,
  counting: {},
  restrictedTo: null,
});
const fileWith = (names: readonly string[]): Record<string, unknown> => ({
  objectives: names.map((name, index) => objective(`OBJ-${index + 1}`, name)),
});

function readFile(text: string): Readonly<Record<string, unknown>> {
  const read = readTable(text);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.table.file;
}
const mistakesOf = (read: TableResult): string[] =>
  read.ok ? [] : read.mistakes.map(({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`);

describe('text in a cell', () => {
  it.each(FORMULAS)('is never run as a formula, and is read back the same: %j', (text) => {
    const cell = textCell(text);
    expect(cell.startsWith("'")).toBe(true);
    expect(cellText(cell)).toBe(text);
  });

  it('comes back the same, whatever it is', () => {
    const risky = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', 'a', '1', '"', '\n', '＝') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), risky), (text) => {
        const cell = textCell(text);
        expect(cellText(cell)).toBe(text);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe('a table', () => {
  it('keeps 30 languages, quotes, line breaks and formulas', () => {
    const file = fileWith([...LANGUAGES, ...AWKWARD, ...FORMULAS]);
    expect(LANGUAGES.length).toBeGreaterThanOrEqual(30);
    expect(readFile(writeTable('objectives', file))['objectives']).toEqual(file['objectives']);
  });

  it('is read by the separator of its header, whatever the names are full of', () => {
    for (const names of [
      ['\tx', 'a\tb', '\tx', 'a,b'],
      ['a;b;c;d;e;f', ';;;;', ''],
    ]) {
      const file = fileWith(names);
      expect(readFile(writeTable('objectives', file))['objectives']).toEqual(file['objectives']);
    }
  });

  it('keeps any name', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...AWKWARD, ...FORMULAS));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
        const file = fileWith(names);
        expect(readFile(writeTable('objectives', file))['objectives']).toEqual(file['objectives']);
      }),
    );
  });

  it('keeps 10,000 rows, each with its line', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Row ${index}\nsecond line, "${index}"`);
    const file = fileWith(names);
    const read = readTable(writeTable('objectives', file));
    if (!read.ok) throw new Error('not read');
    expect(read.table.file['objectives']).toEqual(file['objectives']);
    // The header is one line; a name and a description of two lines each make three lines of every row.
    expect(read.table.placeOf('objectives[0].name')).toEqual({ line: 2, column: 'name' });
    expect(read.table.placeOf('objectives[9999].weight')).toEqual({ line: 2 + 3 * 9_999, column: 'weight' });
  });

  it('keeps everything that objectives, targets and check-ins may hold', () => {
    const file = {
      objectives: [
        {
          ...objective('OBJ-1', 'Closed'),
          alignedTo: ['OBJ-2', 'OBJ-3'],
          owner: '712020:ito',
          delegates: ['557058:ada'],
          status: 'closed',
          closing: { reason: 'merged', learning: 'Two\nlines', into: 'OBJ-2' },
          cadence: { every: 'weekly', locked: true },
          counting: { unestimated: 'median', credit: { new: 0, indeterminate: 0.5, done: 1 } },
          restrictedTo: { accounts: ['557058:ada'], groups: ['1f2e-3d'] },
          perspective: 'Customer',
        },
      ],
      targets: [
        {
          key: 'TGT-1',
          objective: 'OBJ-1',
          name: 'Band',
          owner: null,
          delegates: [],
          horizon: 'strategic',
          kind: 'outcome',
          measure: { type: 'band', low: -1.5, high: 2e-7 },
          baseline: -3,
          goal: 1e21,
          unit: '%',
          start: '2021-01-01',
          due: '2021-12-31',
          weight: 0,
          order: 1.5,
          profile: { type: 'points', points: [{ at: '2021-02-01', value: -2 }] },
          milestones: [{ name: 'One, "first"', due: '2021-02-01', weight: 1, reached: null }],
          override: { value: 1, at: '2021-03-01', note: '=x', lasting: true },
          counting: { statusCredit: { 10001: 0.5 }, excludedResolutions: ['Duplicate, "twice"'] },
        },
      ],
      links: [
        { issue: 'PLAT-1', below: true, target: 'TGT-1' },
        { issue: 'PLAT-2', below: false, target: 'TGT-1' },
        { jql: 'project = PLAT AND labels in ("a", b)', below: true, target: 'TGT-1' },
        { jql: '"two\nlines" = 1', below: false, target: 'TGT-1' },
      ],
      checkIns: [
        {
          target: 'TGT-1',
          at: '2021-02-01',
          value: -0.25,
          confidence: null,
          note: '-',
          impediments: [{ text: 'a' }, { issue: 'PLAT-1', helper: 'ada' }],
          by: '712020:ito',
        },
        {
          target: 'TGT-1',
          at: '2021-02-02',
          value: 1,
          confidence: 'low',
          note: '',
          impediments: [{ text: 'b' }],
          by: null,
        },
      ],
    };
    expect(readFile(writeTable('objectives', file))['objectives']).toEqual(file.objectives);
    const targets = readFile(writeTable('targets', file));
    expect(targets['targets']).toEqual(file.targets);
    expect(targets['links']).toEqual(file.links);
    expect(readFile(writeTable('checkIns', file))['checkIns']).toEqual(file.checkIns);
  });

  it('keeps what links do, each on a line of its own that a person can write', () => {
    const links = [
      { issue: 'PLAT-3', below: true, role: 'excludes', target: 'TGT-1' },
      { issue: 'PLAT-4', below: false, role: 'aligned', target: 'TGT-1' },
      { issue: 'PLAT-5', below: true, weight: 0.5, target: 'TGT-1' },
      { jql: 'component = "Spike"', below: true, role: 'excludes', target: 'TGT-1' },
    ];
    const text = writeTable('targets', { targets: [{ key: 'TGT-1', baseline: 0, goal: 1 }], links });
    expect(text).toContain('PLAT-3 excluded\nPLAT-4 alone aligned\nPLAT-5 x0.5\njql with what is below excluded:');
    expect(readFile(text)['links']).toEqual(links);
  });

  it('leaves links as they are when it has no column for them', () => {
    const text =
      'key,objective,name,measure,weighBy,baseline,goal,unit,start,due\nT,O,N,completion,count,0,1,%,2021-01-01,2021-12-31\n';
    expect(readFile(text)['keepLinks']).toBe(true);
    expect(readFile(templateOf('targets'))).not.toHaveProperty('keepLinks');
  });

  it.each([
    ['semicolons, as many European spreadsheets write them', ';'],
    ['tabs, as they are pasted from a sheet', '\t'],
  ])('may be separated by %s', (_what, delimiter) => {
    const text = [
      ['key', 'name', 'cycle', 'level'],
      ['OBJ-1', '"Win; or\tlose"', 'FY21', 'team'],
    ]
      .map((cells) => cells.join(delimiter))
      .join('\r\n');
    expect(readFile(text)['objectives']).toEqual([
      { key: 'OBJ-1', name: 'Win; or\tlose', cycle: 'FY21', level: 'team' },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('may end its rows with %j and have other line breaks in its cells', (lineEnd) => {
    const text = ['"key","name",cycle,level', 'A,"one\ntwo\r\nthree\rfour",C,team', 'B,"x\n\n\ny",C,team'].join(
      lineEnd,
    );
    expect(readFile(text)['objectives']).toEqual([
      { key: 'A', name: 'one\ntwo\r\nthree\rfour', cycle: 'C', level: 'team' },
      { key: 'B', name: 'x\n\n\ny', cycle: 'C', level: 'team' },
    ]);
  });

  it.each([
    [';', '0,5', 0.5],
    [';', '1.234,5', 1_234.5],
    [';', '1\u00a0234,5', 1_234.5],
    [';', '-1,500', -1.5],
    [';', '1.5', 1.5],
    ['\t', '2,25', 2.25],
    [',', '"1,5"', 1.5],
  ])('may keep a comma before the decimals: separated by %j, %s', (delimiter, cell, value) => {
    const text = [
      ['target', 'at', 'value'],
      ['TGT-1', '2021-01-01', cell],
    ];
    const entries = readFile(text.map((cells) => cells.join(delimiter)).join('\r\n'))['checkIns'];
    expect(entries).toEqual([{ target: 'TGT-1', at: '2021-01-01', value }]);
  });

  it('is asked about a comma that may stand between thousands', () => {
    expect(mistakesOf(readTable('target,at,value\nTGT-1,2021-01-01,"1,500"\n'))).toEqual([
      '2 value: value must be a number such as 12 or 0.5, not "1,500".',
    ]);
  });

  it('leaves out what it does not name, and takes away what it empties', () => {
    expect(
      readFile('key,name,cycle,level,owner,closingReason,learning,mergedInto\nO,N,C,team,,,,\n')['objectives'],
    ).toEqual([{ key: 'O', name: 'N', cycle: 'C', level: 'team', owner: null, closing: null }]);
  });

  it('says what it is by any column that only one kind has, and nothing of what is empty', () => {
    expect(readFile('key,name,parent\nO,N,\n')).toEqual({
      format: 'throughline.strategy',
      version: 1,
      objectives: [{ key: 'O', name: 'N', parent: null }],
    });
    expect(readFile('key,goal,due,measure,high\nT,,,,9\n')).toEqual({
      format: 'throughline.strategy',
      version: 1,
      keepLinks: true,
      targets: [{ key: 'T', measure: { high: 9 } }],
    });
  });

  it('is what its keys are where its columns do not say it', () => {
    const text = 'name,key,owner\nN,T-1,ada\n,,\nM," T-2 ",\n';
    expect(readTable(text)).toMatchObject({ ok: false, undecided: ['T-1', 'T-2'] });
    const read = readTable(text, 'targets');
    expect(read.ok && read.table.file['targets']).toEqual([
      { key: 'T-1', name: 'N', owner: 'ada' },
      { key: 'T-2', name: 'M', owner: null },
    ]);
  });

  it.each(TABLE_KINDS.map((kind) => [kind]))('has a template that it reads itself: %s', (kind) => {
    const file = readFile(templateOf(kind));
    expect(file[kind]).toHaveLength(1);
  });
});

describe('a broken table', () => {
  it('lists every broken row with its line', () => {
    const text = [
      'target,at,value,note',
      'TGT-1,2021-01-01,41,"two',
      'lines"',
      'TGT-1,2021-01-02,many,',
      'TGT-1,2021-01-03,1,ok',
      '',
      'TGT-1,2021-01-04,"1,5",x,y',
      'TGT-1,2021-01-05,=1+1,',
    ].join('\n');
    expect(mistakesOf(readTable(text))).toEqual([
      '4 value: value must be a number such as 12 or 0.5, not "many".',
      '7 -: This row has 5 cells where the header has 4; a cell with a comma or a line break must stand in quotes.',
      '8 value: value must be a number such as 12 or 0.5, not "=1+1".',
    ]);
  });

  it.each([
    ['', /^1 -: The table is empty/],
    ['\n\n', /^1 -: The table is empty/],
    ['a,b\n1,2', /^1 -: The header says neither objectives/],
    ['at,value,target', /^1 -: The table has a header and no rows/],
    ['target,at,note', /^1 value: The column "value" is missing/],
    ['key,goal\nT,1e999', /^2 goal: goal must be a number from -1e\+100 to 1e\+100/],
    ['key,goal,high\nT,1,1e101', /^2 high: high must be a number from/],
    ['target,at,value\nT,2021-01-01,-1e999', /^2 value: value must be a number from/],
    ['key,level,learning\nO,,L', /^1 closingReason: The columns closingReason, learning, mergedInto say one thing/],
    ['key,level,restrictedToGroups\nO,,', /^1 restrictedToAccounts: .* say one thing together/],
    ['key', /^1 -: The header says neither objectives/],
    ['key,name\nO,N', /^1 -: Objectives and targets both have these columns/],
    ['key,name,colour\nO,N,red', /^1 -: Objectives and targets both have these columns/],
    ['key,name,cycle,level', /^1 -: The table has a header and no rows/],
    ['key,name,cycle,level,colour\nO,N,C,team,red', /^1 colour: This table has no column "colour"/],
    ['key,name,cycle,level,name\nO,N,C,team,M', /^1 name: The column "name" is there twice/],
    ['key,name,cycle,level\n"O,N,C,team', /^2 -: A quote that opens here is never closed/],
    [
      'key,name,cycle,level,checkIns,checkInsLocked\nO,N,C,team,weekly,perhaps',
      /^2 checkInsLocked: .* must be yes or no/,
    ],
  ])('is refused where it is wrong: %j', (text, said) => {
    expect(mistakesOf(readTable(text)).join('\n')).toMatch(said);
  });

  it('is never a crash, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', ';', 'key', 'level', 'name', 'a', '\uFEFF') }),
        (text) => {
          const read = readTable(text);
          expect(typeof read.ok).toBe('boolean');
        },
      ),
    );
  });
});
