import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Builds the app's front end when it is older than its sources; false when that fails, which has been printed then. */
export function buildPages(): boolean {
  const build = join(ROOT, 'static/build.cjs');
  if (!existsSync(build)) return true;
  return (
    spawnSync(process.execPath, [build, '--if-stale'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0
  );
}
