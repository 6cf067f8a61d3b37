import { webcrypto } from 'node:crypto';
import { TextEncoder } from 'node:util';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsPage } from '../../static/features/settings/settings-page';
import { backupOf } from '../../static/backup/backup-file';
import { RESTORE_PREVIEW } from './support/restore-answers';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const STRATEGY = { format: 'throughline.strategy', version: 1, cycles: [], objectives: [], targets: [] };
const NOTHING = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };
const NO_MORE = { cycles: [], objectives: [], targets: [], checkIns: 0, more: 0 };
const SAME = {
  ...RESTORE_PREVIEW,
  created: NOTHING,
  setBack: NOTHING,
  items: [],
  since: NO_MORE,
  staying: [],
  lost: [],
};

async function choose(content: unknown): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  showPage(<SettingsPage />);
  const file = new File([text], 'backup.json', { type: 'application/json' });
  // jsdom's files cannot be read.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => new TextEncoder().encode(text).buffer });
  await userEvent.upload(await screen.findByLabelText('Choose a backup'), file);
}
const aBackup = async () => backupOf(STRATEGY, '2021-06-30T12:00:00.000Z');
const made = (name: string) => callsMade().filter(([call]) => call === name);
const saved: string[] = [];

describe('putting a backup back', () => {
  // jsdom has neither; every browser has both.
  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
    Object.assign(globalThis, { TextEncoder });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  });
  beforeEach(() => {
    saved.length = 0;
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(String(blob.size))}`,
      revokeObjectURL: () => undefined,
    });
  });

  it('says in counts and by name what would happen before anything does', async () => {
    answerCalls();
    await choose(await aBackup());
    expect(await screen.findByText('Set back to how it was: 2 targets, one link.')).toBeInTheDocument();
    expect(screen.getByText('Brought back: one objective.')).toBeInTheDocument();
    expect(screen.getByText(/^Target TGT-1/)).toHaveTextContent('Goal: 70 → 60');
    expect(screen.getByText('Added since: one objective, 3 check-ins.')).toBeInTheDocument();
    expect(screen.getByText('Objective Added later (OBJ-7)')).toBeInTheDocument();
    expect(screen.getByText(/stays in any case.*Kept in any case \(OBJ-8\)/)).toBeInTheDocument();
    expect(screen.getByText(/cannot be put back.*PLAT-9 of TGT-1/)).toBeInTheDocument();
    expect(made('commitRestore')).toEqual([]);
  });

  it('says that the site is as the backup has it only where nothing is missing or stays', async () => {
    const same = 'As far as you can see, the site is as the backup has it.';
    const nothing = 'As far as you can see, there is nothing to set back and nothing to bring back.';
    answerCalls({ previewRestore: () => SAME });
    await choose(await aBackup());
    expect(await screen.findByText(same)).toBeInTheDocument();
    expect(screen.getByText(/^If the backup holds anything that you may not see/)).toBeInTheDocument();
    for (const left of [{ lost: RESTORE_PREVIEW.lost }, { staying: RESTORE_PREVIEW.staying }]) {
      cleanup();
      answerCalls({ previewRestore: () => ({ ...SAME, ...left }) });
      await choose(await aBackup());
      expect(await screen.findByText(nothing)).toBeInTheDocument();
      expect(screen.queryByText(same)).not.toBeInTheDocument();
    }
  });

  it('keeps what was added since unless it is asked for something else', async () => {
    answerCalls();
    await choose(await aBackup());
    await userEvent.click(await screen.findByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('Compared with the backup: every entry is as it was.')).toBeInTheDocument();
    const chosen = { backupOf: '2021-06-30T12:00:00.000Z', removesAdded: false, opensClosed: false, reason: '' };
    expect(made('commitRestore')).toEqual([['commitRestore', { importId: 'import-1', parts: 1, ...chosen }]]);
    expect(saved).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Restore' })).not.toBeInTheDocument();
  });

  it('saves a backup first when what was added is removed, and opens what is closed only with a reason', async () => {
    answerCalls();
    await choose(await aBackup());
    await userEvent.click(await screen.findByRole('radio', { name: 'Remove what was added since' }));
    const run = screen.getByRole('button', { name: 'Save a backup, then restore' });
    expect(run).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Open what is closed and put it back' }));
    expect(run).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Closed too early');
    await userEvent.click(run);
    expect(await screen.findByText(/The site as it was is saved as throughline-backup-/)).toBeInTheDocument();
    expect(saved).toHaveLength(1);
    const order = callsMade().map(([name]) => name);
    expect(order.indexOf('exportStrategy')).toBeLessThan(order.indexOf('commitRestore'));
    expect(made('commitRestore')[0]?.[1]).toMatchObject({
      removesAdded: true,
      opensClosed: true,
      reason: 'Closed too early',
    });
  });

  it('removes nothing when the backup of the present state cannot be saved', async () => {
    answerCalls({ exportStrategy: () => new Refused('internal') });
    await choose(await aBackup());
    await userEvent.click(await screen.findByRole('radio', { name: 'Remove what was added since' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Open what is closed and put it back' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Closed too early');
    await userEvent.click(screen.getByRole('button', { name: 'Save a backup, then restore' }));
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
    expect(made('commitRestore')).toEqual([]);
  });

  it('says when the site is already as the backup has it', async () => {
    answerCalls({ previewRestore: () => SAME });
    await choose(await aBackup());
    expect(await screen.findByText('As far as you can see, the site is as the backup has it.')).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: /added since/ })).not.toBeInTheDocument();
  });

  it.each([
    [
      'another site',
      { site: 'site-2', environment: 'env-1', url: 'https://other.example' },
      /another site, https:\/\/other\.example\./,
    ],
    [
      'another installation',
      { site: 'site-1', environment: 'env-2', url: 'https://here.example' },
      /another installation of the app/,
    ],
  ])('asks once more before a backup of %s is put back', async (_what, from, said) => {
    answerCalls();
    globalThis.__bridgeHandlers['getContext'] = () => ({ cloudId: 'site-1', environmentId: 'env-1' });
    await choose(await backupOf(STRATEGY, '2021-06-30T12:00:00.000Z', from));
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Restore' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Put it back here all the same' }));
    expect(screen.getByRole('checkbox', { name: 'Put it back here all the same' })).toBeChecked();
    expect(screen.queryByText(/^Say that it is to be put back here/)).not.toBeInTheDocument();
  });

  it('asks nothing of one that was made here, and says so of one that does not tell', async () => {
    answerCalls();
    globalThis.__bridgeHandlers['getContext'] = () => ({ cloudId: 'site-1', environmentId: 'env-1' });
    const from = { site: 'site-1', environment: 'env-1', url: 'https://here.example' };
    await choose(await backupOf(STRATEGY, '2021-06-30T12:00:00.000Z', from));
    expect(await screen.findByRole('button', { name: 'Restore' })).toBeInTheDocument();
    expect(screen.queryByText(/made on another site|does not say/)).not.toBeInTheDocument();
    cleanup();
    await choose(await aBackup());
    expect(await screen.findByText('This backup does not say on which site it was made.')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: /all the same/ })).not.toBeInTheDocument();
  });

  it('says what stands against it', async () => {
    answerCalls({ commitRestore: () => new Refused('stale') });
    await choose(await aBackup());
    await userEvent.click(await screen.findByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Restore' })).toBeEnabled());
    expect(screen.queryByText(/^Compared with the backup/)).not.toBeInTheDocument();
  });

  it.each([
    ['{ "format": "throughline.backup", "version": 1, ', /This backup is damaged/],
    ['{ "format": "throughline.backup", "version": 2, "strategy": {} }', /made by a newer version/],
    ['{ "format": "throughline.backup", "strategy": {} }', /This backup is damaged/],
    ['{ "format": "throughline.strategy", "version": 1 }', /This is not a backup/],
  ])('hands nothing over of %s', async (text, said) => {
    answerCalls();
    await choose(text);
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
    expect(made('beginImport')).toEqual([]);
  });
});
