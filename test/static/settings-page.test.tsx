import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { noteSight } from '../../static/bridge/sight';
import { SettingsPage } from '../../static/features/settings/settings-page';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const MISTAKES = Array.from({ length: 130 }, (_unused, index) => ({
  path: `targets[${index}].owner`,
  message: index === 7 ? 'is not an account id' : 'is missing',
}));

async function showTab(name: string): Promise<void> {
  showPage(<SettingsPage />);
  await userEvent.click(await screen.findByRole('tab', { name }));
}

async function paste(text: string): Promise<void> {
  showPage(<SettingsPage />);
  await userEvent.click(await screen.findByRole('textbox', { name: 'Or paste the file’s text' }));
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
}

/** jsdom's files cannot be read. */
async function choose(bytes: Uint8Array): Promise<void> {
  const file = new File([], 'strategy.json', { type: 'application/json' });
  Object.defineProperty(file, 'arrayBuffer', { value: async () => Uint8Array.from(bytes).buffer });
  await userEvent.upload(await screen.findByLabelText('Choose a file'), file);
}

const madeBut = (name: string) => callsMade().filter(([made]) => made !== name);

describe('the settings', () => {
  it('tell somebody who is not an administrator where they are', async () => {
    answerCalls({ getSettings: () => new Refused('forbidden') });
    showPage(<SettingsPage />);
    expect(await screen.findByText('These settings are for Jira administrators.')).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  it('say, while nobody can tell who may see them, since when that is and what to do', async () => {
    answerCalls({
      getSettings: () => new Refused('busy'),
      getLastAnswer: () => ({
        now: '2026-11-28T10:00:00.000Z',
        at: '2026-11-28T08:40:00.000Z',
        quotaUntil: '2026-11-28T11:00:00.000Z',
      }),
    });
    showPage(<SettingsPage />);
    expect(await screen.findByText(/^Jira’s quota for the app/)).toBeInTheDocument();
    act(() => noteSight({ isJiraBusy: true }));
    expect(await screen.findByText('What is counted is as of 8:40 AM.', { exact: false })).toBeInTheDocument();
    expect(screen.getByText('Jira’s quota for the app is used up until 11:00 AM.')).toBeInTheDocument();
    expect(screen.getByText(/^Who may see the settings is Jira’s to say/)).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
    answerCalls();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('tab', { name: 'How work counts' })).toBeInTheDocument();
    expect(screen.queryByText(/^Who may see the settings/)).not.toBeInTheDocument();
  });

  it('tell those whom Jira has not let in of late no more than that it does not answer', async () => {
    answerCalls({ getSettings: () => new Refused('busy'), getLastAnswer: () => new Refused('busy') });
    showPage(<SettingsPage />);
    expect(await screen.findByText(/^Who may see the settings is Jira’s to say/)).toBeInTheDocument();
    expect(screen.queryByText(/as of/)).not.toBeInTheDocument();
  });

  it('show a failure with its error id', async () => {
    answerCalls({ getSettings: () => new Refused('internal') });
    showPage(<SettingsPage />);
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
  });
});

describe('importing', () => {
  it('sends a pasted file and says what changed', async () => {
    answerCalls();
    await paste('{"format":"throughline.strategy","version":1}');
    expect(await screen.findByText(/Changed: one cycle, 3 objectives, 8 targets, 12 links\./)).toBeInTheDocument();
    expect(screen.getByText('8 targets are being computed.')).toBeInTheDocument();
    expect(madeBut('getSettings')).toEqual([
      ['importStrategy', { file: { format: 'throughline.strategy', version: 1 } }],
    ]);
  });

  it('sends a chosen file', async () => {
    answerCalls();
    showPage(<SettingsPage />);
    await choose(new TextEncoder().encode('{"version":1}'));
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/Imported\./)).toBeInTheDocument();
    expect(madeBut('getSettings')).toEqual([['importStrategy', { file: { version: 1 } }]]);
  });

  it('shows words of a file that is not UTF-8, and refuses one that is no text', async () => {
    answerCalls();
    showPage(<SettingsPage />);
    await choose(Buffer.from('key,name,cycle,level\nOBJ-1,Größe,FY26,team\n', 'latin1'));
    expect(await screen.findByText(/It was read as Windows-1252.*: Größe\./)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/Imported\./)).toBeInTheDocument();
    expect(madeBut('getSettings')).toMatchObject([['importStrategy', { file: { objectives: [{ name: 'Größe' }] } }]]);
    await choose(Uint8Array.of(0x50, 0x4b, 0x03, 0x04));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is a workbook.');
    expect(screen.queryByText(/Windows-1252/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    expect(madeBut('getSettings')).toHaveLength(1);
  });

  it('says that nothing changed when the file says what is here', async () => {
    const nothing = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };
    answerCalls({ importStrategy: () => ({ changed: nothing, syncing: 0 }) });
    await paste('{}');
    expect(await screen.findByText(/The file says what is already here/)).toBeInTheDocument();
  });

  it('counts mistakes that are not listed, and says where nobody counted them all', async () => {
    const rest = { path: '', message: '4,870 more mistakes.', more: 4_870 };
    answerCalls({ importStrategy: () => new Refused('invalid', [...MISTAKES, rest]) });
    await paste('{}');
    expect(await screen.findByRole('heading', { name: '5,000 mistakes. Nothing was changed.' })).toBeInTheDocument();
    answerCalls({ importStrategy: () => new Refused('invalid', [...MISTAKES, { ...rest, isLeast: true }]) });
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const least = 'At least 5,000 mistakes. Nothing was changed.';
    expect(await screen.findByRole('heading', { name: least })).toBeInTheDocument();
  });

  it('lists every mistake by its path, a page at a time, with a filter', async () => {
    answerCalls({ importStrategy: () => new Refused('invalid', MISTAKES) });
    await paste('{}');
    const table = await screen.findByRole('table');
    expect(screen.getByRole('heading', { name: '130 mistakes. Nothing was changed.' })).toBeInTheDocument();
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 100);
    await userEvent.click(screen.getByRole('button', { name: 'Show 30 more' }));
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 130);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter mistakes' }), 'account id');
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['WhereWhat is wrong', 'targets[7].owneris not an account id']);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter mistakes' }), ' zzz');
    expect(screen.getByText('No mistake matches the filter.')).toBeInTheDocument();
  });

  it.each([
    ['', 'There is nothing in it. Choose another file, or paste its text.'],
    ['{ broken', /This is not a JSON file/],
    ['Our goals', /neither a strategy file, .* nor a table/],
    ['[1, 2]', /A strategy file is a JSON object/],
  ])('refuses %j before anything is sent', async (text, said) => {
    answerCalls();
    await paste(text === '' ? ' ' : text);
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
    expect(madeBut('getSettings')).toEqual([]);
  });

  it.each([
    ['Show what would change', 'Import'],
    ['Import', 'Show what would change'],
  ])(
    'keeps the focus on “%s” while the app has not answered, and says of nothing else that it works',
    async (name, other) => {
      const never = async () => new Promise<never>(() => undefined);
      answerCalls({ previewImport: never, importStrategy: never });
      await paste(' ');
      await userEvent.click(screen.getByRole('textbox', { name: 'Or paste the file’s text' }));
      await userEvent.paste('{}');
      await userEvent.click(screen.getByRole('button', { name }));
      await waitFor(() => expect(screen.getByRole('button', { name: other })).toBeDisabled());
      // A browser takes the focus from what is disabled.
      expect(screen.getByRole('button', { name: new RegExp(name) })).toBeEnabled();
      expect(screen.getByRole('button', { name: new RegExp(name) })).toHaveFocus();
    },
  );

  it('sends a large file in parts that put together are the file', async () => {
    const text = JSON.stringify({
      objectives: Array.from({ length: 9_000 }, (_unused, index) => ({
        key: `OBJ-${index}`,
        name: 'A "quoted" name, é',
      })),
    });
    answerCalls();
    await paste(text);
    expect(await screen.findByText(/Imported\./)).toBeInTheDocument();
    const made = madeBut('getSettings');
    expect(made.map(([name]) => name)).toEqual([
      'beginImport',
      'putImportPart',
      'putImportPart',
      'commitImport',
      'importStatus',
    ]);
    const parts = made.flatMap(([name, input]) =>
      name === 'putImportPart' ? [input as { index: number; text: string }] : [],
    );
    expect(parts.map((part) => part.index)).toEqual([0, 1]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(made.at(-2)).toEqual(['commitImport', { importId: 'import-1', parts: 2 }]);
  });

  it('says of what it is how far', async () => {
    const answers = [
      { state: 'running', done: 0, total: 1 },
      { state: 'running', done: 562, total: 1_429 },
      new Refused('busy'),
    ] as const;
    let turn = 0;
    answerCalls({ importStatus: () => answers[(turn += 1) - 1] ?? { state: 'done', done: 1_429, total: 1_429 } });
    await paste(JSON.stringify({ junk: 'x'.repeat(420_000) }));
    expect(await screen.findByText('Applying…')).toBeInTheDocument();
    const steps = 'Applying: 562 of 1,429 steps. A step saves several changes together.';
    expect(await screen.findByText(steps, {}, { timeout: 3_000 })).toBeInTheDocument();
    expect(await screen.findByText(/this page keeps asking/, {}, { timeout: 3_000 })).toHaveTextContent(steps);
    expect(screen.queryByText('Busy just now')).not.toBeInTheDocument();
    expect(await screen.findByText(/Imported\./, {}, { timeout: 3_000 })).toBeInTheDocument();
  });

  it('lists the mistakes of a large file too', async () => {
    answerCalls({ importStatus: () => ({ state: 'failed', done: 0, total: 1, details: MISTAKES.slice(0, 1) }) });
    await paste(JSON.stringify({ junk: 'x'.repeat(420_000) }));
    expect(await screen.findByRole('heading', { name: 'One mistake. Nothing was changed.' })).toBeInTheDocument();
  });

  it('shows a failure that is no mistake of the file', async () => {
    answerCalls({ importStrategy: () => new Refused('busy') });
    await paste('{}');
    expect(await screen.findByText('Busy just now')).toBeInTheDocument();
    // Whether it is Jira or storage, and for how long, is in the app's own words.
    expect(screen.getByText('refused: busy')).toBeInTheDocument();
  });
});

describe('a table', () => {
  const TABLE = 'key,name,cycle,level\nOBJ-1,"Win, ""big""",FY26,team\nOBJ-2,=cmd,FY26,team\n';
  const FILE = {
    format: 'throughline.strategy',
    version: 1,
    objectives: [
      { key: 'OBJ-1', name: 'Win, "big"', cycle: 'FY26', level: 'team' },
      { key: 'OBJ-2', name: '=cmd', cycle: 'FY26', level: 'team' },
    ],
  };

  it('is shown as what it would change before it is imported', async () => {
    answerCalls();
    showPage(<SettingsPage />);
    await userEvent.click(await screen.findByRole('textbox', { name: 'Or paste the file’s text' }));
    await userEvent.paste(TABLE);
    await userEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    expect(await screen.findByText(/Importing would change: one objective, one target/)).toBeInTheDocument();
    expect(screen.getByText('Goal:').closest('li')).toHaveTextContent('Goal: 60 → 70');
    expect(screen.getByText('Objective OBJ-9 “Größere Kunden” created')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/Imported\./)).toBeInTheDocument();
    expect(madeBut('getSettings')).toEqual([
      ['previewImport', { file: FILE }],
      ['importStrategy', { file: FILE }],
    ]);
  });

  it('says which of its columns are not read, since they are worked out', async () => {
    answerCalls();
    await paste('key,goal,actual,standing\nTGT-1,70,4,on-track\n');
    expect(await screen.findByText('Not read, because they are worked out: actual, standing.')).toBeVisible();
    await userEvent.click(screen.getByRole('textbox', { name: 'Or paste the file’s text' }));
    await userEvent.paste('TGT-2,71,5,at-risk\n');
    expect(screen.queryByText(/^Not read/)).not.toBeInTheDocument();
  });

  it('is asked about by its keys where its columns do not say what it is', async () => {
    const missing = (section: string) =>
      new Refused('invalid', [{ path: `${section}[0].name`, message: 'is missing' }]);
    answerCalls({
      previewImport: (input) =>
        'file' in input && 'objectives' in input.file ? missing('objectives') : ANSWERS.previewImport({ file: {} }),
    });
    await paste('key,name\nTGT-1,Renamed\n');
    expect(await screen.findByText(/Imported\./)).toBeInTheDocument();
    const file = { format: 'throughline.strategy', version: 1, keepLinks: true };
    expect(madeBut('getSettings')).toEqual([
      ['previewImport', { file: { ...file, objectives: [{ key: 'TGT-1' }] } }],
      ['previewImport', { file: { ...file, targets: [{ key: 'TGT-1' }] } }],
      ['importStrategy', { file: { ...file, targets: [{ key: 'TGT-1', name: 'Renamed' }] } }],
    ]);
  });

  it('is refused where its keys do not say it either, and waits where they cannot be asked about', async () => {
    answerCalls();
    await paste('key,name\nX-1,Renamed\n');
    expect(await screen.findByText(/the keys do not say which of them it is/)).toBeInTheDocument();
    answerCalls({ previewImport: () => new Refused('busy') });
    await userEvent.click(screen.getByRole('textbox', { name: 'Or paste the file’s text' }));
    await userEvent.paste('X-2,Renamed\n');
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Busy just now')).toBeInTheDocument();
    expect(madeBut('getSettings').map(([name]) => name)).toEqual(['previewImport']);
  });

  it('names the lines of rows that have the same key', async () => {
    const message = 'The objective OBJ-1 is in the file twice; objectives[0] has the same key.';
    answerCalls({ importStrategy: () => new Refused('invalid', [{ path: 'objectives[1].key', message }]) });
    await paste(TABLE);
    expect(await screen.findByRole('cell', { name: 'line 3, key' })).toBeInTheDocument();
    const said = 'The objective OBJ-1 is in the file twice; line 2 has the same key.';
    expect(screen.getByRole('cell', { name: said })).toBeInTheDocument();
  });

  it('lists its mistakes by line and column, whether the page or the app found them', async () => {
    answerCalls({
      importStrategy: () =>
        new Refused('invalid', [{ path: 'objectives[1].cycle', message: 'There is no cycle FY26.' }]),
    });
    await paste(TABLE);
    expect(await screen.findByRole('cell', { name: 'line 3, cycle' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('textbox', { name: 'Or paste the file’s text' }));
    await userEvent.paste('OBJ-3,name,FY26,team,one too many');
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByRole('cell', { name: 'line 4' })).toBeInTheDocument();
  });

  it('lists what the page and the app find in one list, and nothing that is only a cell that cannot be read', async () => {
    const found = [
      { path: 'targets[0].goal', message: 'is missing' },
      { path: 'targets[0].owner', message: 'is no account id' },
      { path: 'targets[1].objective', message: 'There is no objective OBJ-99.' },
    ];
    answerCalls({ previewImport: () => new Refused('invalid', found) });
    const rows = ['TGT-1,OBJ-1,First,ito,half', 'TGT-2,OBJ-99,Second,u-ito,10', 'TGT-3,OBJ-1,Third,u-ito,most'];
    await paste(['key,objective,name,owner,goal', ...rows].join('\n'));
    await screen.findByRole('cell', { name: 'line 2, goal' });
    const list = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(list.map((row) => row.firstElementChild?.textContent)).toEqual([
      'line 2, goal',
      'line 2, owner',
      'line 3, objective',
      'line 4, goal',
    ]);
    expect(madeBut('getSettings').map(([name]) => name)).toEqual(['previewImport']);
  });
});

describe('exporting', () => {
  it('reads every page and saves one file', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (object) => {
      if (object instanceof Blob) saved.push(object);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    answerCalls({
      exportStrategy: ({ cursor }) =>
        cursor === undefined
          ? { file: { version: 1, cycles: [{ key: 'A' }], targets: [{ key: 'T1' }] }, cursor: 'c' }
          : { file: { version: 1, targets: [{ key: 'T2' }] } },
    });
    showPage(<SettingsPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Export strategy' }));
    expect(await screen.findByText('Saved as throughline-strategy.json.')).toBeInTheDocument();
    expect(madeBut('getSettings')).toEqual([
      ['exportStrategy', {}],
      ['exportStrategy', { cursor: 'c' }],
    ]);
    const reader = new FileReader();
    const text = new Promise((resolve) => {
      reader.onload = () => resolve(reader.result);
    });
    reader.readAsText(saved[0] ?? new Blob());
    expect(JSON.parse(String(await text))).toEqual({
      version: 1,
      cycles: [{ key: 'A' }],
      targets: [{ key: 'T1' }, { key: 'T2' }],
    });
  });
});

describe('support', () => {
  it('offers the diagnostics file', async () => {
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    answerCalls();
    await showTab('Support');
    await userEvent.click(screen.getByRole('button', { name: 'Download diagnostics' }));
    expect(await screen.findByText('Saved as throughline-diagnostics.json.')).toBeInTheDocument();
    expect(madeBut('getSettings')).toEqual([['getDiagnostics', {}]]);
  });
});
