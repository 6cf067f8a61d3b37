import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalSite, type LocalSite } from '../../support/local-site';
import { largeStrategy } from '../../support/strategies/large-strategy';

export const LARGE = { objectives: 1_000, targets: 3_000, checkIns: 10_000 };

/** A site with a large strategy. */
export async function startLarge(): Promise<LocalSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-large-'));
  try {
    const file = path.join(folder, 'strategy.json');
    writeFileSync(file, JSON.stringify(largeStrategy(LARGE)));
    const site = await startLocalSite('--seed', 'empty', '--clock', '2021-06-30T12:00:00Z', '--strategy', file);
    await site.settle();
    return site;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
