import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What the first sync of a large site takes of memory and time, in a process of its own. Fails when it does not fit. */
export async function benchLargeSite(): Promise<void> {
  const run = path.join(__dirname, 'large-site-run.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', run], { stdio: 'inherit' });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the large site ended with ${String(child.exitCode ?? child.signalCode)}`);
}
