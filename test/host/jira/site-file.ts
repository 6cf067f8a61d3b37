import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HostStore, SiteClock } from '../kernel';
import { missingDefaultUsers, stageBaseSite } from './base-site';
import { beginImport } from './site-import';
import { parseSiteLine, type SiteLine } from './site-line';
import { openJiraState } from './state';

/** A site file that cannot be loaded; the message is `file:line: reason`. */
export class SiteFileError extends Error {
  override readonly name = 'SiteFileError';
}

/** What a load brought in; files loaded before bring nothing. */
export interface LoadedSite {
  readonly files: number;
  readonly issues: number;
}

const unzip = promisify(gunzip);

/**
 * Loads files of Jira issues, one REST issue object per line, plain or gzip. All of them or, when a line is broken,
 * none. A file that was loaded before is skipped. No product event is fired.
 */
export async function loadSiteFiles(
  paths: readonly string[],
  { store, clock }: { readonly store: HostStore; readonly clock: SiteClock },
): Promise<LoadedSite> {
  const state = openJiraState(store);
  const tx = state.begin();
  stageBaseSite(tx, state);
  for (const op of missingDefaultUsers(store)) tx.write(op);
  const importing = beginImport(state, tx, clock.nowMs());
  let files = 0;
  for (const path of paths) {
    const text = await readText(path);
    const id = `site:${createHash('sha256').update(text).digest('hex')}`;
    if (tx.get('loaded', id) !== undefined) continue;
    files += 1;
    eachLine(path, text, importing.add);
    tx.put('loaded', id, { id, value: true });
  }
  const issues = importing.finish();
  await tx.commit();
  return { files, issues };
}

async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new SiteFileError(`${path}:1: cannot be read (${codeOf(error)})`);
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return (await unzip(bytes)).toString('utf8');
  } catch (error) {
    throw new SiteFileError(`${path}:1: is no readable gzip file (${codeOf(error)})`);
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

/** Calls `add` with every line that is not blank; `add` answers what is wrong with it, if anything. */
function eachLine(path: string, text: string, add: (line: SiteLine) => string | undefined): void {
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const parsed = parseSiteLine(raw);
    const reason = 'reason' in parsed ? parsed.reason : add(parsed.line);
    if (reason !== undefined) throw new SiteFileError(`${path}:${at + 1}: ${reason}`);
  }
}
