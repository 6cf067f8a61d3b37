import { canonicalText, checksumOf } from './canonical';

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FORMAT = 'throughline.backup';
const VERSION = 1;
export const LISTS = ['cycles', 'objectives', 'targets', 'links', 'checkIns'] as const;
export type Counts = Readonly<Record<(typeof LISTS)[number], number>>;

/** The whole strategy at one moment, with what proves that none of it was lost on the way. */
export interface BackupFile {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly at: string;
  readonly counts: Counts;
  /** SHA-256 of the strategy, in an order of properties that any program can make. */
  readonly checksum: string;
  /** Where it was made; null in one that does not say. */
  readonly from: Origin | null;
  readonly strategy: Entry;
}

/** A site, and an installation of the app on it. */
export interface Origin {
  readonly site: string;
  readonly environment: string;
  readonly url: string;
}

/** Whether it was made here, elsewhere, or nobody can tell. */
export function originOf({ from }: Pick<BackupFile, 'from'>, here: Origin | null): 'here' | 'unknown' | 'site' | 'app' {
  if (from === null || here === null) return 'unknown';
  if (from.site !== here.site) return 'site';
  return from.environment === here.environment ? 'here' : 'app';
}

export type ReadBackup =
  | { readonly ok: true; readonly backup: BackupFile }
  | { readonly ok: false; readonly problem: 'not-a-backup' | 'newer' | 'damaged' };

const lengthOf = (strategy: Entry, list: string): number => {
  const entries = strategy[list];
  return Array.isArray(entries) ? entries.length : 0;
};

const countsOf = (strategy: Entry): Counts => ({
  cycles: lengthOf(strategy, 'cycles'),
  objectives: lengthOf(strategy, 'objectives'),
  targets: lengthOf(strategy, 'targets'),
  links: lengthOf(strategy, 'links'),
  checkIns: lengthOf(strategy, 'checkIns'),
});

/** Makes the backup of an exported strategy. */
export async function backupOf(strategy: Entry, at: string, from: Origin | null = null): Promise<BackupFile> {
  const checksum = await checksumOf(canonicalText(strategy));
  return { format: FORMAT, version: VERSION, at, counts: countsOf(strategy), checksum, from, strategy };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function originIn(value: unknown): Origin | null {
  if (!isEntry(value)) return null;
  const { site, environment, url } = value;
  const isOrigin = typeof site === 'string' && typeof environment === 'string' && typeof url === 'string';
  return isOrigin ? { site, environment, url } : null;
}

/** A text that cannot be read and yet begins as a backup does: it was one. */
const beginsAsBackup = (text: string): boolean => text.slice(0, 200).includes(`"${FORMAT}"`);

/** Reads a backup and proves it whole: the checksum is that of what it holds, and so are the counts. */
export async function readBackup(text: string): Promise<ReadBackup> {
  const file = parsed(text);
  if (file === undefined && beginsAsBackup(text)) return { ok: false, problem: 'damaged' };
  if (!isEntry(file) || file['format'] !== FORMAT) return { ok: false, problem: 'not-a-backup' };
  const { version, at, checksum, strategy, counts } = file;
  // One that does not say its version was changed by somebody; no version of the app makes it.
  if (version !== VERSION) return { ok: false, problem: Number(version) > VERSION ? 'newer' : 'damaged' };
  if (typeof at !== 'string' || !isEntry(strategy)) return { ok: false, problem: 'damaged' };
  const isWhole =
    canonicalText(counts) === canonicalText(countsOf(strategy)) &&
    checksum === (await checksumOf(canonicalText(strategy)));
  if (!isWhole) return { ok: false, problem: 'damaged' };
  const from = originIn(file['from']);
  return {
    ok: true,
    backup: { format: FORMAT, version, at, counts: countsOf(strategy), checksum, from, strategy },
  };
}
