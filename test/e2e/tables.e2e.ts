import { text } from 'node:stream/consumers';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const SETTINGS = '/jira/settings/apps/settings';

interface Downloaded {
  readonly name: string;
  readonly text: string;
}

async function download(button: string): Promise<Downloaded> {
  const visit = await walk().open(SETTINGS);
  const waiting = visit.page.waitForEvent('download');
  await appIn(visit, 'settings').getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await text(await file.createReadStream()) };
}

describe('tables on the settings page', () => {
  it('go out, are changed, are looked at and come in', async () => {
    const table = await download('Objectives (CSV)');
    expect(table.name).toBe('throughline-objectives.csv');
    const [header, first] = table.text.split('\r\n');
    expect(header).toMatch(/^key,name,/);
    const key = first?.split(',')[0] ?? '';

    const settings = appIn(await walk().open(SETTINGS), 'settings');
    const changed = `key,name,cycle,level\r\n${key},=1+1,FY21,organization\r\n`;
    await settings
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'objectives.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(changed.replace('FY21', first?.match(/,(FY[^,]*),/)?.[1] ?? 'FY21')),
      });
    await settings.getByRole('button', { name: 'Show what would change' }).press('Enter');
    await settings.getByText(/Importing would change: one objective/).waitFor();
    await settings.getByText(/^Name: .* → =1\+1/).waitFor();
    await settings.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    await settings.getByText('Changed: one objective.').waitFor();
    expect((await download('Objectives (CSV)')).text).toContain(`\r\n${key},'=1+1,`);
  });

  it('come in as European spreadsheets save them, with their letters', async () => {
    const table = await download('Objectives (CSV)');
    const [, first] = table.text.split('\r\n');
    const key = first?.split(',')[0] ?? '';
    const cycle = first?.match(/,(FY[^,]*),/)?.[1] ?? 'FY21';
    // The euro sign and the dash have other places in Windows-1252 than in Latin-1.
    const rows = (name: string): string =>
      `key;name;cycle;level;weight\r\n${key};${name};${cycle};organization;0,5\r\n`;
    const bytes = Buffer.from(rows('Größe – 5 €').replace('–', '\u0096').replace('€', '\u0080'), 'latin1');
    const settings = appIn(await walk().open(SETTINGS), 'settings');
    const choose = async (buffer: Buffer): Promise<void> =>
      settings
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'objectives.csv', mimeType: 'text/csv', buffer });
    await choose(bytes);
    await settings.getByText(/It was read as Windows-1252.*: Größe\./).waitFor();
    await settings.getByRole('button', { name: 'Show what would change' }).press('Enter');
    await settings.getByText(/^Name: .* → Größe – 5 €/).waitFor();
    await settings.getByText(/^Weight: 1 → 0.5/).waitFor();

    await choose(
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows('Größe').replaceAll(';', '\t'), 'utf16le')]),
    );
    await settings.getByRole('button', { name: 'Show what would change' }).press('Enter');
    await settings.getByText(/^Name: .* → Größe$/).waitFor();
  });

  it('name the line of a broken row', async () => {
    const settings = appIn(await walk().open(SETTINGS), 'settings');
    await settings
      .getByLabel('Or paste the file’s text')
      .fill('target,at,value\nTGT-1,2026-01-01,1\nTGT-1,2026-01-02,many\n');
    await settings.getByRole('button', { name: 'Import', exact: true }).click();
    await settings.getByRole('cell', { name: 'line 3, value' }).waitFor();
  });
});

describe('a backup on the settings page', () => {
  it('is saved, proves itself whole, is restored and compared', async () => {
    const backup = await download('Save a backup');
    expect(backup.name).toMatch(/^throughline-backup-\d{4}-\d\d-\d\dT\d{6}\.json$/);
    const settings = appIn(await walk().open(SETTINGS), 'settings');
    const choose = async (content: string): Promise<void> =>
      settings
        .locator('input[type=file]')
        .nth(1)
        .setInputFiles({
          name: backup.name,
          mimeType: 'application/json',
          buffer: Buffer.from(content),
        });
    await choose(backup.text.replace('"weight": 1', '"weight": 2'));
    await settings.getByText(/This backup is damaged/).waitFor();
    await choose(backup.text);
    await settings.getByText(/An undamaged backup of .*, of what whoever saved it could see/).waitFor();
    await settings.getByRole('button', { name: 'Restore', exact: true }).press('Enter');
    await settings.getByText(/^Applying/).waitFor();
    await walk().site.settle();
    await settings.getByText('Compared with the backup: every entry is as it was.').waitFor();
  });
});
