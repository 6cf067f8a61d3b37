import type { CallInput, CallOutput } from '../../src/contract/calls';
import { backupOf, readBackup, type BackupFile } from '../../static/backup/backup-file';
import { importParts } from '../../static/features/settings/import-file';
import { exportedWhole } from './large-import';
import { ADMIN, type TestSite } from './site';

/** Bytes of a part; below what one call takes. */
const PART_BYTES = 390_000;

type Choice = Partial<Pick<CallInput<'commitRestore'>, 'removesAdded' | 'opensClosed' | 'reason'>>;
export interface Staged {
  readonly importId: string;
  readonly parts: number;
}

/** A backup of the site as it is, made and read again as the settings page does. */
export async function backedUp(site: TestSite, at = '2021-06-30T12:00:00.000Z'): Promise<BackupFile> {
  const read = await readBackup(JSON.stringify(await backupOf(await exportedWhole(site), at)));
  if (!read.ok) throw new Error(read.problem);
  return read.backup;
}

/** Hands over what the backup holds; nothing has been changed by it. */
export async function stagedBackup(site: TestSite, { strategy }: BackupFile, user = ADMIN): Promise<Staged> {
  const { importId } = await site.data('settings', 'beginImport', {}, user);
  const parts = importParts(JSON.stringify(strategy), PART_BYTES);
  for (const [index, text] of parts.entries()) {
    await site.data('settings', 'putImportPart', { importId, index, text }, user);
  }
  return { importId, parts: parts.length };
}

export const chosen = (staged: Staged, choice: Choice = {}): CallInput<'commitRestore'> => ({
  ...staged,
  backupOf: '2021-06-30T12:00:00.000Z',
  removesAdded: false,
  opensClosed: false,
  reason: '',
  ...choice,
});

/** Looks at what would happen, has the backup put back, and lets the site come to rest. */
export async function restored(
  site: TestSite,
  backup: BackupFile,
  choice: Choice = {},
  user = ADMIN,
): Promise<{ readonly preview: CallOutput<'previewRestore'>; readonly end: CallOutput<'importStatus'> }> {
  const staged = await stagedBackup(site, backup, user);
  const preview = await site.data('settings', 'previewRestore', staged, user);
  await site.data('settings', 'commitRestore', chosen(staged, choice), user);
  await site.host.settle();
  return { preview, end: await site.data('settings', 'importStatus', { importId: staged.importId }, user) };
}
