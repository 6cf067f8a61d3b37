import { writeTable } from '../../static/csv/write-table';
import { largeStrategy } from '../support/strategies/large-strategy';
import { LARGE, startLarge } from './harness/large-company';
import { longestPause, watchPauses } from './harness/pauses';
import { readable } from './harness/number-text';
import type { Visit } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startLarge);
const ROWS = 10_000;
/** What takes a fifth of it by itself takes as long on a machine on which other tests run at the same time. */
const MOST_PAUSE_MS = 1_000;

const OBJECTIVES = writeTable('objectives', largeStrategy({ objectives: ROWS, targets: 1, checkIns: 0 }));
const checkIns = largeStrategy(LARGE)['checkIns'] as readonly object[];
/** Every row says something else than the site. */
const CHECK_INS = writeTable('checkIns', {
  checkIns: checkIns.map((one, index) => ({ ...one, note: `Said ${index}` })),
});

async function openSettings(): Promise<Visit> {
  const visit = await walk().open('/jira/settings/apps/settings');
  await appIn(visit, 'settings').getByRole('button', { name: 'Show what would change' }).waitFor();
  await watchPauses(visit, 'settings');
  return visit;
}

/** Chooses a table and asks what it would change. */
async function look(visit: Visit, name: string, text: string): Promise<void> {
  const settings = appIn(visit, 'settings');
  await settings
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await settings.getByText(name).waitFor();
  await settings.getByRole('button', { name: 'Show what would change' }).press('Enter');
}

describe('a table of 10,000 rows on the settings page', () => {
  it.each([
    ['check-ins.csv', CHECK_INS, '10,000 check-ins'],
    ['objectives.csv', OBJECTIVES, '9,000 objectives'],
  ])('is looked at while the page goes on answering: %s', async (name, text, count) => {
    const visit = await openSettings();
    const settings = appIn(visit, 'settings');
    await look(visit, name, text);
    const said = settings.getByText(/Importing would change: .* Nothing has been changed yet\./);
    await said.waitFor();
    const pause = await longestPause(visit, 'settings');
    expect(readable(await said.innerText())).toContain(count);
    expect(pause).toBeLessThan(MOST_PAUSE_MS);
  });

  it('names the lines of its broken rows, those that cannot be read and those the site does not know', async () => {
    const visit = await openSettings();
    const settings = appIn(visit, 'settings');
    const rows = CHECK_INS.split('\r\n');
    const broken = (change: ReadonlyMap<number, string>): string =>
      rows.map((row, index) => change.get(index + 1) ?? row).join('\r\n');
    await look(
      visit,
      'unreadable.csv',
      broken(
        new Map([
          [5_001, 'TGT-1,2021-03-01,many'],
          [9_999, 'a,b,c,d,e,f,g,h,i'],
        ]),
      ),
    );
    await settings.getByText('2 mistakes. Nothing was changed.').waitFor();
    await settings.getByRole('cell', { name: 'line 5001, value' }).waitFor();
    await look(visit, 'unknown.csv', broken(new Map([[7_777, 'TGT-0,2021-03-01,1']])));
    await settings.getByText('One mistake. Nothing was changed.').waitFor();
    await settings.getByRole('cell', { name: 'line 7777, target' }).waitFor();
    expect(await longestPause(visit, 'settings')).toBeLessThan(MOST_PAUSE_MS);
  });
});
