import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { realDataStrategy } from '../support/strategies/real-data';
import { load, measureCall } from './measured-site';
import { skip } from './report';

/** What rolling up real projects costs, from an empty site to rest. */
export async function benchRealProjects(): Promise<void> {
  const data = path.join(__dirname, '..', '..', '..', 'shared', 'data');
  const files = ['DAEMON', 'ALOY', 'MOD'].map((project) => path.join(data, `${project}.jsonl.gz`));
  if (!files.every((file) => existsSync(file))) {
    skip('real', '../shared/data is absent');
    return;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  try {
    const strategy = path.join(folder, 'strategy.json');
    writeFileSync(strategy, JSON.stringify(realDataStrategy()));
    const sites = files.flatMap((file) => ['--site', file]);
    await load('real', ['--seed', 'empty', ...sites, '--strategy', strategy], async (site) => {
      await measureCall(site, 'real.strategy', 'strategy', 'getStrategy', {});
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
